"""What SECURITY.md says of the code is so: a change that breaks a promise fails here."""

import ast
import re
from pathlib import Path

from licences import KNOWN, installed

import mlp
from mlp.check import Report
from mlp.data.mnist import FILES, MIRRORS

PACKAGE = Path(mlp.__file__).parent
ROOT = Path(__file__).parents[2]
SOURCES = {str(path.relative_to(PACKAGE).as_posix()): ast.parse(path.read_text("utf-8"))
           for path in PACKAGE.rglob("*.py")}
PAGE = {path.name: path.read_text("utf-8") for path in (PACKAGE / "live" / "page").glob("*.js")}

# Lessons run the source of our own `gradient`, `check` our own solutions, and of a student's
# function, which has just run here, what stands on both sides of a failure, unless that calls.
RUNS_CODE = {"lessons/intuition/walk.py", "lessons/calculus/zoo.py", "check/exercise.py",
             "check/errors.py"}
UNPACKS_OBJECTS = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml"}
STARTS_PROGRAMS = {"subprocess", "multiprocessing", "ctypes", "pty"}
# `nudge` starts JupyterLab, and `check` ends a function that does not come to an end.
MAY = {("command.py", "subprocess"), ("check/watch.py", "ctypes")}
TALKS = {"requests": {"data/download.py"}, "tornado": {"live/listener.py"}}
SHOWS_HTML = {"panels/predict.py", "panels/votes.py"}
NETWORK = {"socket", "http", "urllib.request", "ftplib", "smtplib", "aiohttp", "httpx", *TALKS}


def imported(tree):
    """Yield the dotted names of the modules that a file imports, absolutely."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def calls(tree, *names):
    """Yield the calls of functions or methods of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(
                node.func, "attr", getattr(node.func, "id", "")) in names:
            yield node


def test_nothing_that_was_read_becomes_an_object_or_a_program():
    for name, tree in SOURCES.items():
        modules = {module.split(".")[0] for module in imported(tree)}
        found = {(name, module) for module in modules & (UNPACKS_OBJECTS | STARTS_PROGRAMS)}
        assert found <= MAY
        assert not [*calls(tree, "system", "popen", "__import__", "fromfile", "execv")], name
        built_in = [node for node in calls(tree, "eval", "exec", "compile")
                    if isinstance(node.func, ast.Name)]
        assert bool(built_in) == (name in RUNS_CODE), name
    assert RUNS_CODE <= SOURCES.keys()


def test_every_array_is_read_without_pickle():
    found = [node for tree in SOURCES.values() for node in calls(tree, "load", "read_array")
             if ast.unparse(node.func) in ("np.load", "npy.read_array")]
    assert len(found) >= 4
    for node in found:
        assert "allow_pickle=False" in map(ast.unparse, node.keywords), ast.unparse(node)


def test_only_one_file_asks_the_network_and_only_one_listens_and_on_the_loopback_alone():
    for name, tree in SOURCES.items():
        for module in imported(tree):
            for known in NETWORK:
                if f"{module}.".startswith(f"{known}."):
                    assert name in TALKS.get(known, ()), f"{name} imports {module}"
    listening = calls(SOURCES["live/listener.py"],
                      "bind_sockets", "listen", "bind", "create_server")
    assert [*map(ast.unparse, listening)] == ["bind_sockets(0, '127.0.0.1')"]


def test_whatever_is_downloaded_is_asked_for_by_https_and_known_by_its_checksum():
    assert MIRRORS and all(mirror.startswith("https://") for mirror in MIRRORS)
    assert all(re.fullmatch("[0-9a-f]{64}", wanted.sha256) for wanted in FILES)
    asked = {url for path in PACKAGE.rglob("*.py")
             for url in re.findall(r"https?://[\w./-]+", path.read_text("utf-8"))}
    assert asked == {*MIRRORS}
    for name, text in PAGE.items():
        assert not re.search(r"\bfetch\(|XMLHttpRequest|\bimport\(|https?://", text), name


def test_the_page_makes_no_code_and_no_html_of_what_it_gets():
    html = [line.strip() for text in PAGE.values() for line in text.splitlines()
            if re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", line)]
    assert sorted(html) == [
        "el.innerHTML = PARTS;",
        'el.innerHTML = `<button type="button" class="jupyter-button widget-button"></button>',
        'el.innerHTML = `<label class="mlp-slider"><span></span><input type="range"></label>']
    for name, text in PAGE.items():
        assert not re.search(r"\beval\(|new Function\(", text), name
        for constant in re.findall(r"(?:PARTS|TASKS|innerHTML) = `(.*?)`", text, re.DOTALL):
            assert "${" not in constant.replace("${TASKS}", ""), name


def unescaped(node):
    """Return which names or calls get into the text that `node` makes without being escaped."""
    if isinstance(node, ast.Constant) or isinstance(node, ast.Call) and (
            ast.unparse(node.func) == "escape"):
        return []
    if isinstance(node, ast.IfExp):
        return unescaped(node.body) + unescaped(node.orelse)
    if isinstance(node, (ast.JoinedStr, ast.FormattedValue)):
        return [one for child in ast.iter_child_nodes(node) for one in unescaped(child)]
    return [ast.unparse(node)]


def test_html_is_made_of_escaped_text():
    evil = '<img src=x onerror="alert(1)">'
    shown = Report("Not quite", f"your function gave `{evil}`, {evil}")._repr_html_()
    assert "<img" not in shown and shown.count("&lt;img src=x") == 2
    tree = SOURCES["panels/predict.py"]
    made = [text for node in calls(tree, "HTML") for text in node.args]
    made += [node.value for node in ast.walk(tree) if isinstance(node, ast.Assign)
             and ast.unparse(node.targets[0]).endswith("reply.value")]
    assert len(made) > 2 and not any(map(unescaped, made))
    assert unescaped(ast.parse("f'<b>{escape(x)}{str(y)}{z}'").body[0].value) == ["str(y)", "z"]
    for name, tree in SOURCES.items():
        users = [*calls(tree, "HTML", "Markdown", "Javascript", "display_html")]
        assert not users or name in SHOWS_HTML, name


def test_what_is_installed_may_be_used_by_anybody():
    assert not {name: licence for name, licence in installed().items()
                if not KNOWN.search(licence)}


def test_the_page_on_security_names_what_holds_it():
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    for place in re.findall(r"`((?:mlp|tests)/[\w/.]+|\.github/[\w/.]+)`", text):
        assert (ROOT / place).exists(), place
    for mirror in MIRRORS:
        assert mirror.split("/")[2] in text
