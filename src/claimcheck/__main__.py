"""``python -m claimcheck``.

``-m`` puts the current directory first on the import path, and that may be a tree contributed by strangers: a
``yaml.py`` there must not be run. So it is taken off before anything else is imported. What Python itself imports
before this line cannot be helped from here: where that matters, use the ``claimcheck`` command, or
``python -P -m claimcheck``.
"""

import sys


def _leave_current_directory() -> None:
    """Take the current directory off the import path, or to its end where claimcheck itself is run from there."""
    if sys.flags.safe_path or not sys.path:
        return
    first = sys.path.pop(0)
    here = __spec__.origin or "" if __spec__ else ""
    if here.startswith((f"{first}/claimcheck/", f"{first}\\claimcheck\\")):
        sys.path.append(first)


if __name__ == "__main__":
    _leave_current_directory()
    try:
        from claimcheck.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # while modules were still being imported
        sys.exit(130)
