"""What is said where there is no cluster; `tests/program/test_cluster.py` has a real one."""

import pytest

from builder.model.errors import BuilderError

cluster = pytest.importorskip("builder.system.cluster", reason="Dask is not installed: paper-archive[cluster]")


@pytest.mark.filterwarnings("ignore")  # what Dask's own threads leave open
def test_where_no_scheduler_answers_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)

    with pytest.raises(BuilderError, match=r"^tcp://127\.0\.0\.1:9: no scheduler answers\. Nothing was"):
        cluster.Cluster("tcp://127.0.0.1:9")
