"""What a page's markup loses before it is parsed, and what it never loses."""

from functools import partial

import pytest

from onrecord.read.parsing.scan import tidy_markup
from tests.timing import assert_linear

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
    "drawing": ("a<SVG viewBox='0 0 9 9'><title>Share</title><path d='M0'/></svg >b", "ab"),
    "drawing that is empty": ("a<svg class='i'/>b<p>c</p>", "a<svg class='i'/>b<p>c</p>"),
    "drawing in a drawing": ("a<svg><svg>x</svg><g/></svg>b", "a<svg><svg>x</svg><g/></svg>b"),
    "drawing never closed": ("a<svg><p>b</p>", "a<svg><p>b</p>"),
    "no frames": ("<frameset><noframes><p>a</p></NOFRAMES ></frameset>", "<frameset><p>a</p></frameset>"),
    "another name": ("a<scripted>x</scripted>b", "a<scripted>x</scripted>b"),
    "controls": ("a\0b\x08c", "abc"),
    "flood": (f"a<p {'x ' * 3000}>b", "a b"),
    "floods": (f"<p {'x ' * 3000}><p {'x ' * 500}>b<p {'x ' * 9000}", f" <p {'x ' * 500}>b "),
    "long tag": (f"a<p title='{'x ' * 3000}'>b", f"a<p title='{'x ' * 3000}'>b"),
}


@pytest.mark.parametrize(("markup", "kept"), ROWS.values(), ids=ROWS)
def test_the_markup_keeps_what_a_reader_sees(markup, kept):
    assert tidy_markup(markup).decode() == kept


@pytest.mark.parametrize(
    "piece",
    ["<script>", "<!--", "<style", "<script></scrip", "<a ", "</script", "<", "<svg>", "<svg ", "<noframes "],
)
def test_the_look_is_linear(piece):
    assert_linear(lambda count: partial(tidy_markup, piece * count), 20_000, 200_000)
