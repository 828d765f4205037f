// What html-metadata (https://www.npmjs.com/package/html-metadata), which Citoid reads pages with, finds in pages:
// the paths of these come in as a line of JSON, a list of what was found goes out.
//   echo '["site/index.html"]' | node tools/web/metadata.mjs
import { readFileSync } from "node:fs";

import scraper from "html-metadata";

const paths = JSON.parse(readFileSync(0, "utf8"));
const found = await Promise.all(paths.map((path) => scraper.loadFromString(readFileSync(path, "utf8"))));
process.stdout.write(JSON.stringify(found));
