"""How tests are shared out over processes: a file at a time, and folders whose tests share much as one."""

from xdist.scheduler import LoadFileScheduling

SHARED_FOLDERS = ("tests/docs/", "tests/cli/")


class Sharing(LoadFileScheduling):
    """Files in the order in which they were collected; what stands in a shared folder counts as one file."""

    def _split_scope(self, nodeid: str) -> str:
        return next((each for each in SHARED_FOLDERS if nodeid.startswith(each)), super()._split_scope(nodeid))
