"""``python -m claimcheck``.

``-m`` puts the current directory first on the import path, and that may be a tree contributed by strangers: a
``yaml.py`` there must not be run. So it is taken off before anything else is imported. What Python itself imports
before this line cannot be helped from here, nor a PYTHONPATH that names the tree: where that matters, as in CI on
strangers' contributions, use ``python -I -m claimcheck``.
"""

import atexit
import gc
import os
import sys


def run() -> None:
    """Run the command of the process, and end it at once.

    To take apart what a large ledger is made of, object by object, takes a while and changes nothing; mypy does so too.
    """
    status = main()
    atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter would at its own end
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as it is where the process was started without
                stream.flush()
    except OSError:
        sys.exit(status)
    os._exit(status)


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments (those of the process by default) name, and return the exit status.

    Where nothing that an earlier such run looked at has changed, what that one printed is printed again.
    """
    gc.disable()  # the cyclic collector finds next to nothing in a run, and walks everything
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    finally:
        gc.freeze()  # nor need it walk everything once more when the interpreter ends


def _run(arguments: list[str]) -> int:
    try:
        from claimcheck.cache.replay import replayed  # noqa: PLC0415 - the import path is put right first

        status = replayed(arguments)
        if status is not None:
            return status
        from claimcheck.cli import main as run  # noqa: PLC0415 - only where something has changed

        return run(arguments)
    except KeyboardInterrupt:  # while modules were still being imported
        return 130
    except OSError as error:  # standard output takes nothing
        from claimcheck.cli.output import complain  # noqa: PLC0415
        from claimcheck.domain.message import say  # noqa: PLC0415

        return complain(say("cannot write to standard output: {why}", why=error.strerror or str(error)))


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
    run()
