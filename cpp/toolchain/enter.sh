#!/bin/sh
# enter.sh ROOT PROJECT FOLDER COMMAND [ARGUMENT…]
# Runs COMMAND in FOLDER inside the root file system ROOT. Called in a mount namespace of its own
# (unshare --mount), so that what is mounted here is seen by nobody else and goes with the process.
set -eu
root=$1 project=$2 folder=$3
shift 3

mkdir -p "$root$root" "$root$project" "$root$folder"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
# The root at its own path too: a path to its Eigen then means the same inside and outside.
mount --bind "$root" "$root$root"
mount --rbind "$project" "$root$project"
case $folder/ in
  "$project"/*) ;;
  *) mount --rbind "$folder" "$root$folder" ;;
esac

# A fixed environment: what the caller has set for its own compilers means nothing in here.
exec chroot "$root" /usr/bin/env -i -C "$folder" \
  PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" \
  EM_CACHE=/var/cache/emscripten "$@"
