"""Write the one address of this repository wherever it stands: ``make links REPO=owner/name``.

It stands in README.md, pyproject.toml and the first two cells of each notebook, in blocks of their
own, so that another address can take its place. Without one, these blocks say what works without.
"""

import re
import sys
from pathlib import Path

import nbformat

from mlp.files import write_whole

ROOT = Path(__file__).parents[1]
REPOSITORY = r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]+"
NAME = "nudge-mlp"  # on PyPI
# Colab has all the rest and pins some of it, so nothing that JupyterLab needs may move it.
INSTALL = "%pip install -q --no-deps {} anywidget psygnal"
HOSTS = {
    "Colab": "https://colab.research.google.com/github/{repo}/blob/main/notebooks/{notebook}",
    "Binder": "https://mybinder.org/v2/gh/{repo}/main?urlpath=lab%2Ftree%2Fnotebooks%2F{notebook}",
    "Codespaces": "https://codespaces.new/{repo}",
    "Site": "https://{owner}.github.io/{name}/lab/index.html?path={notebook}",
}
BADGES = {
    "Colab": "https://colab.research.google.com/assets/colab-badge.svg",
    "Binder": "https://mybinder.org/badge_logo.svg",
    "Codespaces": "https://img.shields.io/badge/open_in-Codespaces-24292f",
    "Site": "https://img.shields.io/badge/try_it-here,_experimental-f5a623",
}


def links(repo, notebook):
    """Return the address of a notebook on each host."""
    owner, name = repo.split("/")
    return {host: address.format(repo=repo, owner=owner.lower(), name=name, notebook=notebook)
            for host, address in HOSTS.items()}


def source(repo):
    """Return what pip installs the package from."""
    return f"git+https://github.com/{repo}" if repo else NAME


def block(text, name, content, comment="<!-- {} -->"):
    """Return `text` with `content`, lines or nothing, between the two comments of that name."""
    start, end = (comment.format(f"{name}: {which}") for which in ("start", "end"))
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"{start} and {end} were expected once each: put them back")
    before, after = text.split(start)[0], text.split(end)[1]
    return f"{before}{start}\n{content}{end}{after}"


def readme(text, repo):
    """Return README.md with badges, and with what is typed to start."""
    badges = clone = ""
    if repo:
        badges = "".join(f"[![{host}]({BADGES[host]})]({address})\n" for host, address
                         in links(repo, "1_neurons_and_layers.ipynb").items())
        clone = f"git clone https://github.com/{repo} nudge && cd nudge\n"
    text = block(text, "badges", badges)
    text = block(text, "pip", f"```\npython -m pip install {source(repo)}\nnudge\n```\n")
    return block(text, "clone", f"```\n{clone}make lab\n```\n")


def project(text, repo):
    """Return pyproject.toml with the addresses that PyPI shows."""
    home, urls = f"https://github.com/{repo}", ""
    if repo:
        urls = (f'[project.urls]\nHomepage = "{home}"\nIssues = "{home}/issues"\n'
                f'Changelog = "{home}/blob/main/CHANGELOG.md"\n')
    return block(text, "links", urls, "# {}")


def notebook(text, repo, name):
    """Return a notebook with its links below the title, and its line that installs the package."""
    read = nbformat.reads(text, as_version=4)
    first, code = read.cells[:2]
    title, *rest = first.source.split("\n\n")
    if rest[0].startswith("[Colab]("):
        del rest[0]
    if repo:  # one word: the minutes that the notebook promises are counted in words
        rest.insert(0, "&nbsp;·&nbsp;".join(
            f"[{host}]({address})" for host, address in links(repo, name).items()))
    first.source = "\n\n".join([title, *rest])
    code.source, found = re.subn("%pip .*", INSTALL.format(source(repo)), code.source)
    if found != 1:
        raise ValueError(f"{name}: one line `{INSTALL.format(NAME)}` was expected in its first "
                         "code cell: put it back")
    return nbformat.writes(read) + "\n"


def linked(repo, root=ROOT):
    """Return the new text of each file by its path; `repo` is None where there is no address."""
    made = {root / "README.md": readme, root / "pyproject.toml": project}
    texts = {path: make(path.read_text("utf-8"), repo) for path, make in made.items()}
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        texts[path] = notebook(path.read_text("utf-8"), repo, path.name)
    return texts


def main(repo="", root=ROOT):
    """Write all files, after all new texts are made; or exit with one sentence."""
    if not re.fullmatch(REPOSITORY, repo):
        sys.exit(f"{repo!r} is no repository on GitHub: say make links REPO=owner/name")
    try:
        texts = linked(repo, root)
    except ValueError as error:
        sys.exit(f"Nothing was written. {error}.")
    for path, text in texts.items():
        write_whole(path, lambda file, text=text: file.write(text.encode()))


if __name__ == "__main__":
    main(*sys.argv[1:2])
