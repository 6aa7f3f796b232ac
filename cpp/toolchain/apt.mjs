/** Debian's package manager: installing packages, and where this machine gets them from. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execute, mustRun, note, onPath } from "./process.mjs";

const DEFAULT_MIRROR = "http://deb.debian.org/debian";
const INSTALL = ["install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];
const QUIET = { env: { DEBIAN_FRONTEND: "noninteractive" } };

/** /etc/os-release as an object (os-release(5)); empty where there is none. */
const osRelease = readOsRelease();

/** Debian or made from it, and we may install packages. */
export const canInstall =
  [osRelease.ID, ...(osRelease.ID_LIKE ?? "").split(" ")].includes("debian") &&
  onPath("apt-get") !== undefined &&
  process.getuid?.() === 0;

export async function aptInstall(packages) {
  note(`apt-get install ${packages.join(" ")}`);
  const { code } = await execute("apt-get", [...INSTALL, ...packages], QUIET);
  if (code === 0) return;
  // Package lists that are missing or older than the mirror are the usual reason. A third-party
  // source that does not answer fails the update but not, perhaps, the install.
  await execute("apt-get", ["update"], QUIET);
  await mustRun("apt-get", [...INSTALL, ...packages], QUIET);
}

/** The Debian mirror in this machine's apt sources, or Debian's own. */
export function debianMirror() {
  if (osRelease.ID !== "debian") return DEFAULT_MIRROR;
  return mirrorIn(aptSources(), osRelease.VERSION_CODENAME) ?? DEFAULT_MIRROR;
}

/** The machine's own settings for downloads (proxies, certificates, clock checks) as apt options. */
export async function downloadSettings() {
  const settings = await mustRun("apt-config", ["dump"]);
  return settings
    .split("\n")
    .filter((line) => /^Acquire::(https?|Check-\w+)\b.* ".+";$/.test(line));
}

/** Of all sources' texts, the first mirror that offers the release `codename` itself. */
function mirrorIn(sources, codename) {
  return sources.flatMap(parseSources).find(({ suites }) => suites.includes(codename))?.uri;
}

function aptSources() {
  const folder = "/etc/apt/sources.list.d";
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return ["/etc/apt/sources.list", ...files]
    .filter((file) => /\.(list|sources)$/.test(file) && existsSync(file))
    .map((file) => readFileSync(file, "utf8"));
}

/** Both forms of sources.list(5), one-line and deb822, as `{ uri, suites }`. */
function parseSources(text) {
  const plain = text.replace(/^\s*#.*\n?/gm, "");
  const oneLine = [...plain.matchAll(/^deb\s+(?:\[[^\]]*\]\s*)?(\S+)\s+(\S+)/gm)];
  const stanzas = plain.split(/\n\s*\n/).map((stanza) => {
    const fields = [...stanza.matchAll(/^([\w-]+):((?:.*\n?)(?:[ \t]+.*\n?)*)/gm)];
    return Object.fromEntries(fields.map(([, key, value]) => [key.toLowerCase(), value.trim()]));
  });
  return [
    ...oneLine.map(([, uri, suite]) => ({ uri, suites: [suite] })),
    ...stanzas
      .filter(({ uris, suites, enabled }) => uris && suites && enabled !== "no")
      .map(({ uris, suites }) => ({ uri: uris.split(/\s+/)[0], suites: suites.split(/\s+/) })),
  ];
}

function readOsRelease() {
  if (!existsSync("/etc/os-release")) return {};
  const lines = readFileSync("/etc/os-release", "utf8").matchAll(/^(\w+)=(["']?)(.*)\2$/gm);
  return Object.fromEntries([...lines].map(([, key, , value]) => [key, value]));
}
