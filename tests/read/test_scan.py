"""What a page's markup loses before it is parsed, and what it never loses."""

from __future__ import annotations

import time

import pytest

from onrecord.read.scan import tidy_markup

ROWS = {
    "script": ("a<script>x < y</script >b", "ab"),
    "script with attributes": ("a<SCRIPT src='u' async>x</SCRIPT\n>b", "ab"),
    "linked data": (
        '<script type="application/ld+json">{}</script>',
        '<script type="application/ld+json">{}</script>',
    ),
    "style": ("a<style>p {}</style>b", "ab"),
    "comment": ("a<!-- <script> -->b", "ab"),
    "empty comment": ("a<!-->b", "ab"),
    "comment within a script": ("a<script><!-- x --></script>b", "ab"),
    "script within a comment": ("a<!-- <script> --><p>b</p>", "a<p>b</p>"),
    "never closed": ("a<script>x<p>b</p>", "a<script>x<p>b</p>"),
    "another name": ("a<scripted>x</scripted>b", "a<scripted>x</scripted>b"),
    "controls": ("a\0b\x08c", "abc"),
    "flood": (f"a<p {'x ' * 3000}>b", "a b"),
    "long tag": (f"a<p title='{'x ' * 3000}'>b", f"a<p title='{'x ' * 3000}'>b"),
}


@pytest.mark.parametrize(("markup", "kept"), ROWS.values(), ids=ROWS)
def test_the_markup_keeps_what_a_reader_sees(markup, kept):
    assert tidy_markup(markup).decode() == kept


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<style", "<script></scrip", "<a ", "</script", "<"])
def test_the_look_is_linear(piece):
    def seconds(count):
        started = time.process_time()
        tidy_markup(piece * count)
        return time.process_time() - started

    assert seconds(200_000) < 20 * max(seconds(20_000), 0.01)
