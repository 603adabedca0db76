"""What all tests share."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """No test writes into the user's own folder, and none finds there what another session left. Where the system has
    no variable for it (macOS), it stays where it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
