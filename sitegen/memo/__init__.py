"""Remembers what pure functions returned, by a digest of their arguments, and makes the calls that are missing, in
several processes where that pays. Nothing else in sitegen knows that a build can be incremental or parallel; nothing
here knows what is being built."""

from sitegen.memo.cluster import Cluster, Unreachable
from sitegen.memo.keys import Known, Later, digest, makes_code, stays_here, worth_keeping
from sitegen.memo.memory import Memo, Overtaken
from sitegen.memo.pool import YOUNG, Pool, count_cores
from sitegen.memo.runs import cut_runs, know_run
from sitegen.memo.store import Store

__all__ = [
    "YOUNG",
    "Cluster",
    "Known",
    "Later",
    "Memo",
    "Overtaken",
    "Pool",
    "Store",
    "Unreachable",
    "count_cores",
    "cut_runs",
    "digest",
    "know_run",
    "makes_code",
    "stays_here",
    "worth_keeping",
]
