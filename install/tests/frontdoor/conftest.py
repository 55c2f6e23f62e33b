import pytest
from client import Client


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """A kernel with a client, shared by the tests of a file; made without API keys."""
    client = Client(tmp_path_factory.mktemp("kernel"))
    yield client
    client.close()
