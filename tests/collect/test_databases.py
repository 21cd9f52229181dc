"""Exports of press databases. The papers, the people and the places do not exist."""

import io

import pytest

from onrecord import collect_pages
from onrecord.collect.databases import pages_of_export

LEAD = "A leak at the Sell reservoir was reported to its owner twice before the wall gave way, an inquiry heard."
MORE = 'Walter Bream said he wrote in January and in March. "I got no answer to either," he said.'

NEXIS = f"""Reservoir leak was reported twice
Quarry Times
May 15, 2031 Thursday
First Edition

Copyright 2031 Quarry Times Holdings All Rights Reserved

Section: NEWS; Pg. 4
Length: 96 words
Byline: Runa Teller and Otto Hame

Body

{LEAD}

{MORE}

Load-Date: May 15, 2031

End of Document
"""
OLD_NEXIS = f"""                               1 of 2 DOCUMENTS

                                 Quarry Times

                             May 15, 2031 Thursday
                                 First Edition

Reservoir leak was reported twice

BYLINE: By Runa Teller and Otto Hame

SECTION: NEWS; Pg. 4

LENGTH: 96 words

{LEAD}

{MORE}

LOAD-DATE: May 15, 2031

LANGUAGE: ENGLISH

               Copyright 2031 Quarry Times Holdings
                          All Rights Reserved
"""
FACTIVA = f"""News
Reservoir leak was reported twice
By Runa Teller and Otto Hame
96 words
15 May 2031
04:12
Quarry Times
QUARTI
First
4
English
(c) 2031 Quarry Times Holdings. All rights reserved.

{LEAD}

{MORE}

Document QUARTI0020310515ez5f0002p
"""
CODED = f"""SE 	Foreign
HD 	Reservoir leak was reported twice
BY 	By Runa Teller and Otto Hame
WC 	96 words
PD 	15 May 2031
SN 	Quarry Times
LA 	English
CY 	(c) 2031 Quarry Times Holdings

LP 	{LEAD}

TD 	{MORE}

AN 	Document QUARTI0020310515ez5f0002p
"""


@pytest.mark.parametrize(
    "export",
    [NEXIS * 2, OLD_NEXIS + OLD_NEXIS.replace("1 of 2", "2 of 2"), FACTIVA * 2, CODED * 2],
    ids=["Nexis", "Nexis of old", "Factiva", "Factiva with codes"],
)
def test_each_article_of_an_export_is_a_page(export: str):
    pages = pages_of_export(export, where="export.txt")
    assert [page.where for page in pages] == ["export.txt, article 1", "export.txt, article 2"]
    for page in pages:
        assert (page.title, page.outlet) == ("Reservoir leak was reported twice", "Quarry Times")
        assert page.authors == ("Runa Teller", "Otto Hame")
        assert page.published in ("May 15, 2031", "15 May 2031")
        assert (page.text, page.kind) == (f"{LEAD}\n\n{MORE}", "article")


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("Quarry Times Newspapers Ltd.", False),
        ("The Press of Quarry & Vale Media", False),
        ("The mill is run by Quarry Holdings Ltd.", True),
        ("Otto Hame said so.", True),
    ],
)
def test_a_publishers_name_below_an_article_is_none_of_its_lines(last: str, kept: bool):
    export = FACTIVA.replace(MORE, f"{MORE}\n\n{last}")
    assert [page.text for page in pages_of_export(export, where="-")] == [
        f"{LEAD}\n\n{MORE}\n\n{last}" if kept else f"{LEAD}\n\n{MORE}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nEnd of document\n\n{MORE}",
        f"Reservoir leak\n\nLength: 12 metres\n\n{LEAD}\n\nEnd of Document",
        f"{LEAD}\n\n96 words\n\nDocument QUARTI0020310515ez5f0002p",
    ],
    ids=["no fields", "no day", "no paper"],
)
def test_a_text_that_only_looks_like_an_export_is_one_page(text: str):
    assert pages_of_export(text, where="-") == []


def test_an_export_is_read_from_a_file_and_from_standard_input(tmp_path, monkeypatch):
    path = tmp_path / "export.txt"
    path.write_text(NEXIS * 2, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FACTIVA.encode())))
    assert [page.outlet for page in collect_pages([path, "-"])] == ["Quarry Times"] * 3
