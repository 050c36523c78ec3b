"""Others who find the conflicts within slots, each a script: ``python -m benchmarks.peers.duck FOLDER rows``.

Each reads the rows of an archive (``benchmarks.archives``) and prints the ids of the claims that contradict others of
their slot, sorted. None reports, explains, weighs or reads words: that is left to claimcheck.
"""
