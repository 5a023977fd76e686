"""Handouts are printed."""

from notebooks.editions import print_pages


def test_a_page_is_printed_beside_itself(chromium, tmp_path):
    (tmp_path / "a.html").write_text("<!DOCTYPE html><p>All of it</p>")
    print_pages(chromium, [tmp_path / "a.html"])
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
