/**
 * Serves dist under /sub/path/ and under /no-wasm/, whose responses carry a content-security policy
 * that blocks WebAssembly, and under /no-worker/, whose policy blocks workers. Under /host/ it serves
 * the page that the address holds, with the headers that it holds: somebody's tutorial, which the
 * tests open as another origin (localhost instead of 127.0.0.1).
 */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const policies = {
  "/sub/path/": undefined,
  "/no-wasm/": "script-src 'self'",
  "/no-worker/": "worker-src 'none'",
};

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/host/") {
    const { page = "", ...headers } = Object.fromEntries(searchParams);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(page);
    return;
  }
  const prefix = Object.keys(policies).find((start) => pathname.startsWith(start));
  const file = join(dist, normalize(pathname.slice(prefix?.length ?? 0) || "index.html"));
  if (!prefix || !file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const policy = policies[prefix];
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    // As GitHub Pages does.
    "access-control-allow-origin": "*",
    ...(policy ? { "content-security-policy": policy } : {}),
  });
  createReadStream(file).pipe(response);
}).listen(Number(process.argv[2]), "127.0.0.1");
