"""MNIST arrives whole or not at all, whatever the mirrors do."""

import re
import socket

import pytest
from server import Server
from standins import FILES, contents, is_right

from mlp.data import download

pytestmark = pytest.mark.slow

# What a mirror may do wrong, and what the learner is told of it.
WRONGS = {
    "forbidden": "answered 403",
    "not_found": "answered 404",
    "redirect_in_circles": "answered 302",
    "redirect_to_a_file": "sent 0 of",
    "not_http": "could not be reached",
    "hang": "was silent for 0.7 seconds",
    "hang_up": "could not be reached",
    "stall": "sent [1-9]",
    "cut_off": "sent [1-9]",
    "nothing": "sent 0 of",
    "wrong_bytes": "sent something else",
    "too_long": "sent something else",
    "endless": "sent something else",
    "web_page": "sent a web page, perhaps the sign-in page of this network",
}
RIGHTS = ["honest", "slow", "without_length", "nonsense_length", "zipped_on_the_way"]


@pytest.fixture
def impatient(monkeypatch, manner):
    """Wait less for a mirror that will never go on, but no less for others on a busy machine."""
    if manner in ("hang", "stall"):
        monkeypatch.setattr(download, "PATIENCE", 0.7)


@pytest.mark.parametrize("manner", RIGHTS)
def test_the_files_are_downloaded_once(folder, ask, manner):
    with Server(FILES, manner) as server:
        assert is_right(ask(server))
        assert server.asked == list(FILES) and contents(folder) == FILES
        assert is_right(ask(server)) and len(server.asked) == 4
    assert is_right(ask("http://127.0.0.1:9/"))  # offline from now on


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("manner", WRONGS)
def test_where_one_mirror_fails_the_next_is_asked_and_where_all_do_a_sentence_says_how_to_go_on(
        folder, ask, manner):
    with Server(FILES, manner) as one, Server(FILES, "not_found") as two, Server(FILES) as good:
        with pytest.raises(ConnectionError) as caught:
            ask(one, two)
        assert re.fullmatch(
            f"train-images-idx3-ubyte.gz could not be downloaded: {one.url[7:-1]} "
            f"{WRONGS[manner]}.*, {two.url[7:-1]} answered 404; try again later, "
            ".*MLP_DATA.*load_digits.*drawn.*", str(caught.value))
        assert contents(folder) == {}
        assert is_right(ask(one, good))
        assert good.asked == list(FILES)
        assert set(one.asked) == {next(iter(FILES))}  # not again for every file
    assert contents(folder) == FILES


def test_a_mirror_that_is_not_there_and_one_that_only_says_that_it_is_secure(
        folder, ask, monkeypatch):
    known = socket.getaddrinfo

    def look_up(host, *rest, **more):
        if host == "mirror.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with Server(FILES) as plain, pytest.raises(ConnectionError) as caught:
        ask("http://127.0.0.1:9/", "http://mirror.invalid/", plain.url.replace("http:", "https:"))
    assert re.search("127.0.0.1:9 could not be reached, mirror.invalid could not be reached, "
                     "127.0.0.1:.* does not prove who it is; try again", str(caught.value))
    assert contents(folder) == {}


def test_a_redirect_is_followed(folder, ask):
    with Server(FILES) as there, Server(FILES, "redirect", elsewhere=there.url) as here:
        assert is_right(ask(here))
        assert here.asked == there.asked == list(FILES)
