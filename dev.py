"""Sets up a virtual environment and runs claimcheck or its tests in it, with nothing but Python and git.

python3 dev.py claims    check the shipped claims
python3 dev.py test      format, lint, types, layers and tests
python3 dev.py env       only set up (prints the interpreter to use)
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("CLAIMCHECK_VENV", HERE / ".venv"))
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(extras: str) -> None:
    """Make the environment and install the project in it, unless that was done for the same requirements."""
    wanted = f"{extras}\n{(HERE / 'pyproject.toml').read_text()}{(HERE / 'constraints.txt').read_text()}"
    done = HOME / f"installed-{extras or 'base'}.txt"
    if PYTHON.exists() and done.exists() and done.read_text() == wanted:
        return
    if not PYTHON.exists():
        print(f"Making a virtual environment in {HOME} ...", file=sys.stderr)
        venv.create(HOME, with_pip=True)
    print("Installing claimcheck ...", file=sys.stderr)
    target = f"{HERE}[{extras}]" if extras else str(HERE)
    quietly = ("--quiet", "--disable-pip-version-check")
    subprocess.run([PYTHON, "-m", "pip", "install", *quietly, "-c", HERE / "constraints.txt", "-e", target], check=True)
    # As pip does for what it installs: where Python may write no bytecode, each start would compile it all anew.
    subprocess.run([PYTHON, "-m", "compileall", "-q", HERE / "src"], check=False)
    done.write_text(wanted)


def run(*command: str) -> int:
    """Run a command in the environment, from the project's folder."""
    return subprocess.run([PYTHON, *command], cwd=HERE, check=False).returncode


def test() -> int:
    """Run every check, all of them even if one fails."""
    checks = {
        "format": ("-m", "ruff", "format", "--check", "."),
        "lint": ("-m", "ruff", "check", "."),
        "types": ("-m", "mypy"),
        "layers": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        "tests": ("-m", "pytest", "-n", "2"),
    }
    failed = [name for name, command in checks.items() if run(*command) != 0]
    print("failed: " + ", ".join(failed) if failed else "all checks passed")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Do what the first argument names."""
    match arguments:
        case ["claims", *rest]:
            set_up("")
            return run("-m", "claimcheck", "claims/", *rest)
        case ["test"]:
            set_up("dev")
            return test()
        case ["env"]:
            set_up("dev")
            print(PYTHON)
            return 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
