"""What the plugin costs: flake8 with and without it over a real shop, in turn, in one run.

    python -m benchmarks.flake8 [--runs N]

Fetches the source package of django-oscar and makes two virtual environments in a temporary folder,
one with flake8 alone and one with flake8 and this checkout. Prints medians and the ratio pair by
pair.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SHOP = "django-oscar==4.2.1"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each, after a warm-up")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = fetch(work)
        plain = environment(work / "plain", "flake8")
        ours = environment(work / "ours", "flake8", str(HERE))
        lines = sum(len(f.read_bytes().splitlines()) for f in source.rglob("*.py"))
        pairs = [(seconds(plain, source), seconds(ours, source)) for _ in range(runs + 1)][1:]
    report(lines, pairs)


def fetch(work: Path) -> Path:
    """The `src` folder of the shop's source package."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*pip, "-d", str(work), SHOP], check=True)
    with tarfile.open(next(work.glob("*.tar.gz"))) as archive:
        archive.extractall(work, filter="data")
    return next(work.glob("*/src"))


def environment(folder: Path, *packages: str) -> Path:
    """The flake8 command of a new virtual environment with these packages."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(folder / "bin/pip"), "install", "-q", *packages], check=True)
    return folder / "bin/flake8"


def seconds(flake8: Path, source: Path) -> float:
    """Processor seconds of one run, without any cache."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [str(flake8), "--isolated", "--jobs=1", "--exit-zero", "-q", str(source)]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent or time.perf_counter() - started


def report(lines: int, pairs: list[tuple[float, float]]) -> None:
    plain = statistics.median(one for one, _ in pairs)
    ours = statistics.median(two for _, two in pairs)
    ratios = sorted(two / one for one, two in pairs)
    print(f"{SHOP}, {lines} lines, {len(pairs)} runs of each in turn, --jobs=1, processor seconds")
    print(f"flake8                 {plain:6.2f}")
    print(f"flake8 with rozi-lint  {ours:6.2f}")
    median = statistics.median(ratios)
    print(f"ratio: median {median:.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
