"""Links between the claims of one article: what words and figures say, and nothing more."""

import pytest

from onrecord.link.inside.linking import link_claims
from onrecord.normalise.claims import make_claims
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Bound, Figure
from tests.factories import find
from tests.normalise.saying import heard


def links_of(marked, figures=()):
    """The links as (later, relation, earlier) in attribution numbers; "own" is the outlet's own voice."""
    article, attributions = heard(marked, outlet="The Lakeside Courier")
    found = tuple(
        Figure(find(article, words), low, high, bound, event=event) for words, low, high, bound, event in figures
    )
    resolved = resolve_sources(article, attributions)
    claims = make_claims(article, attributions, resolved, (), found, found_by="test")
    links = link_claims(article, attributions, claims, resolved.sources, figures=found)
    place = {claim.id: claim.attribution or "own" for claim in claims}
    return {(place[link.later], link.relation.value, place[link.earlier]) for link in links}, links


def test_denied_these_reports_means_both_reports_of_the_sentence_before():
    got, links = links_of(
        "<The Daily Lantern> |reported| on Monday that «the fleet had left», and <a Coast Guard spokesperson> "
        "|confirmed| that «no ship had been seen for weeks».\n<Navy chief Petro Halyk> |denied| «these reports»."
    )
    assert got == {("a3", "denies", "a1"), ("a3", "denies", "a2")}
    assert all("these reports" in link.because and link.judged_by == "onrecord 0.1" for link in links)


NAMED_BY_A_NOUN = [
    # what is denied and how; which of the claims before it are meant
    ("<the police> |denied| «a claim that».", {"a2"}),
    ("<The police> |called| «that figure “baseless”».", {"a2"}),
    ("<The police> |denied| that «the data had been altered».", set()),
    ("«“The figure of 40 is invented,”» <the police> |said|.", {"a2"}),
]


@pytest.mark.parametrize(("sentence", "meant"), NAMED_BY_A_NOUN, ids=[row[0] for row in NAMED_BY_A_NOUN])
def test_a_noun_of_saying_means_the_claim_before_it(sentence, meant):
    figures = [("40 people", 40, 40, Bound.EXACT, "killed")]
    figures += [("40 is", 40, 40, Bound.EXACT, None)] if "40 is" in sentence else []
    before = "<Mayor Ann Stone> |said| «the dam was old». <Guard Bo Hale> |said| «40 people died»."
    got, _ = links_of(f"{before} {sentence}", figures)
    assert {earlier for later, _, earlier in got if later == "a3"} == meant


def test_could_not_verify_these_claims_covers_the_speakers_claims_before_it():
    got, _ = links_of(
        "«The harbour was mined again», <President Ana Belmonte> |said|.\n<Admiral Tom Hale> |briefed| the "
        'cabinet about «new raids».\n"«Hundreds of mines are gone»," <the president> |said|.\n<The Lakeside '
        "Courier> |could not verify| «these claims»."
    )
    assert got == {("a4", "cannot_verify", "a3"), ("a4", "cannot_verify", "a1")}


def test_a_rejected_claim_is_the_one_that_was_called_a_claim():
    got, _ = links_of(
        "In |claims| by <<port officials>> that «they had sealed the gate», and |2:acknowledged| «a leak», "
        "little was new.\n<The union> |rejected| «the claim»."
    )
    assert got == {("a3", "denies", "a1")}


def test_what_somebody_calls_a_report_is_not_the_claim_that_another_could_not_verify():
    got, _ = links_of(
        "<Two deckhands> |said| «the captain had been drinking».\n<His lawyer> |dismissed| «the report as pure "
        "invention».\n<The Lakeside Courier> |could not verify| «the claim»."
    )
    assert got == {("a2", "denies", "a1"), ("a3", "cannot_verify", "a1")}


def test_a_denial_that_says_it_again_finds_what_it_denies():
    got, links = links_of(
        "<The navy> |said| «one of its divers may have been captured».\n"
        "<The mayor> |said| «the fair would open».\n<The rebels> |denied| «capturing a diver»."
    )
    assert got == {("a3", "denies", "a1")}
    assert "“capturing”" in links[0].because


def test_a_denial_of_something_else_links_to_nothing():
    got, _ = links_of(
        "<The navy> |said| «one of its divers was missing».\n<The rebels> |denied| «planting mines in the bay»."
    )
    assert got == set()


def test_claims_called_baseless_are_denied():
    got, _ = links_of("<Activists> |said| «the dam had burst».\n<The ministry> |says| «the claims are baseless».")
    assert got == {("a2", "denies", "a1")}


SIDES = [
    "<General Salt> |said| «he hopes the talks go on».",
    "<General Salt> |called for| «calm».",
    "<State television> |said| «the army held the pass».",
    "<Belmont> |said| «the army held the pass».",
]


@pytest.mark.parametrize("between", SIDES)
def test_a_denial_passes_over_wishes_and_its_own_side(between):
    got, _ = links_of(
        f"<The rebels> |said| «the army had used gas». {between} <Belmont's government> |denied| «the claims»."
    )
    assert got == {("a3", "denies", "a1")}


def test_nobody_denies_himself_and_nothing_is_denied_before_it_is_said():
    got, _ = links_of("<Ann Stone> |denied| «the claims». <Ann Stone> |said| «the dam had held».")
    assert got == set()


def test_a_negated_phrase_disputes_who_said_it():
    got, _ = links_of(
        "<Ann Stone> |called| «it a really good news story».\n"
        "<Mayor Vera Lund> |said| «it was not a good news story»."
    )
    assert got == {("a2", "disputes", "a1")}


AT_LEAST, EXACT, MORE, ABOUT = Bound.AT_LEAST, Bound.EXACT, Bound.MORE_THAN, Bound.ABOUT

FIGURES = [
    pytest.param(
        "<Officials> |said| «12 people were killed».\n<The rebels> |said| «190 were dead».",
        [("12 people", 12, 12, EXACT, "killed"), ("190", 190, 190, EXACT, "killed")],
        {("a2", "conflicts", "a1")},
        id="other sources, ranges that do not touch",
    ),
    pytest.param(
        "<Officials> |said| «12 people were killed».\n<The rebels> |said| «at least 10 were dead».",
        [("12 people", 12, 12, EXACT, "killed"), ("at least 10", 10, None, AT_LEAST, "killed")],
        set(),
        id="other sources, ranges that touch",
    ),
    pytest.param(
        "<Officials> |said| «12 people were killed».\n<The rebels> |said| «30 people were wounded».",
        [("12 people", 12, 12, EXACT, "killed"), ("30 people", 30, 30, EXACT, "wounded")],
        set(),
        id="killed and wounded are not compared",
    ),
    pytest.param(
        "<Activists> |said| «at least 213 people were killed».\n"
        "Later <activists> |said| «nearly 500 people had died».",
        [("at least 213", 213, None, AT_LEAST, "killed"), ("nearly 500", None, 500, Bound.NEARLY, "killed")],
        {("a2", "updates", "a1")},
        id="a source's later figure updates",
    ),
    pytest.param(
        "<<The office>> |said| «10 people were killed in the park».\n"
        "The office |2:said| «60 people were killed by shelling».",
        [("10 people", 10, 10, EXACT, "killed"), ("60 people", 60, 60, EXACT, "killed")],
        set(),
        id="a source's figures of two deeds",
    ),
    pytest.param(
        "<<The office>> |lowered| «the toll to 55 dead».\n"
        "The office |2:had put| «the toll at 58 dead» earlier in the day.",
        [("55 dead", 55, 55, EXACT, "killed"), ("58 dead", 58, 58, EXACT, "killed")],
        set(),
        id="a figure that is only recalled updates nothing",
    ),
    pytest.param(
        "<The survey> |found| «an estimated 2,975 deaths».\n"
        "<Governor Ann Stone> |said| «2,975 deaths was the official number».",
        [("an estimated 2,975", 2975, 2975, ABOUT, "killed"), ("2,975 deaths was", 2975, 2975, EXACT, "killed")],
        {("a2", "agrees", "a1")},
        id="the same unround number agrees",
    ),
    pytest.param(
        "<The ministry> |said| «12 people were killed».\n<The U.N.> |said| «100,000 people had died in the war».",
        [("12 people", 12, 12, EXACT, "killed"), ("100,000 people", 100000, 100000, EXACT, "killed")],
        set(),
        id="an attack's dead and a war's are not compared",
    ),
    pytest.param(
        "<The staff> |said| «the army lost 62,400 troops».\n«Of these, 25,200 were killed», <the staff> |said|.",
        [("62,400", 62400, 62400, EXACT, "lost"), ("25,200", 25200, 25200, EXACT, "killed")],
        {("a2", "adds_up", "a1")},
        id="of these: a part of the total before",
    ),
    pytest.param(
        "<The office> |said| «300 were hurt and 40 killed».\n"
        "«Of those killed, 60 were miners», <the office> |said|.",
        [("300", 300, 300, EXACT, "wounded"), ("40", 40, 40, EXACT, "killed"), ("60", 60, 60, EXACT, "killed")],
        set(),
        id="of those killed: no part of the hurt",
    ),
    pytest.param(
        "<The office> |said| «31 people died».\n<It> |said| «6,500 people were in shelters».\n"
        "«Two of the dead were guards», <it> |said|.",
        [("31", 31, 31, EXACT, "killed"), ("6,500", 6500, 6500, EXACT, None), ("Two", 2, 2, EXACT, "killed")],
        {("a3", "adds_up", "a1")},
        id="of the dead: a part of the dead told before others",
    ),
    pytest.param(
        "<The ministry> |said| «17 people were killed».\n<The governor> |said| «five of them died in Tarn».",
        [("17", 17, 17, EXACT, "killed"), ("five", 5, 5, EXACT, "killed")],
        {("a2", "adds_up", "a1")},
        id="five of them: a part of the total before",
    ),
    pytest.param(
        "<The ministry> |said| «17 people were killed, five in Tarn».\n"
        "<Mayor Ann Stone> |said| «five people were killed».",
        [
            ("17", 17, 17, EXACT, "killed"),
            ("five in", 5, 5, EXACT, "killed"),
            ("five people", 5, 5, EXACT, "killed"),
        ],
        set(),
        id="a part told again is no conflict with the total",
    ),
    pytest.param(
        "«More than 900 people have been killed since May», <Ann Stone> |said|.\n<The ministry> |said| «16 "
        "people were killed in a strike on a school».\n<The army> |said| «five people were killed near a tunnel».",
        [
            ("900", 900, None, Bound.MORE_THAN, "killed"),
            ("16", 16, 16, EXACT, "killed"),
            ("five", 5, 5, EXACT, "killed"),
        ],
        set(),
        id="two of the many attacks of a war",
    ),
]


@pytest.mark.parametrize(("marked", "figures", "expected"), FIGURES)
def test_figures_are_compared_by_what_they_count(marked, figures, expected):
    got, links = links_of(marked, figures)
    assert got == expected
    for link in links:
        assert link.because.endswith(".")


PASSED_OVER = [
    ("said", "the reports were outrageous", "rejected", "the claims", "denies", "a1"),
    ("said", "the reports were true", "rejected", "the claims", "denies", "a2"),
    ("denied", "that the gate was open", "could not verify", "the reports", "cannot_verify", "a1"),
    ("denied", "reports that the gate was open", "could not verify", "the reports", "cannot_verify", "a2"),
    ("found", "that the gate was shut", "could not verify", "the reports", "cannot_verify", "a2"),
]


@pytest.mark.parametrize("row", PASSED_OVER, ids=[row[1] for row in PASSED_OVER])
def test_what_points_back_passes_over_comments_and_denials(row):
    verb, told, cue, noun, relation, meant = row
    got, _ = links_of(
        f"<Ann Stone> |wrote| «the gate was open».\n<Bo Lind> |{verb}| «{told}».\n<The port> |{cue}| «{noun}»."
    )
    assert {one for one in got if one[0] == "a3"} == {("a3", relation, meant)}


ENCLOSED = [
    ("rejected", "the <mayor>'s |accusation| «that it had hidden the leak»", "denies"),
    ("could not verify", "the <rebels>' |claim| «that it had hidden the leak»", "cannot_verify"),
    ("disputes", "<Ann Stone>'s |statement| «that it had hidden the leak»", "disputes"),
    ("denied", "what <the mayor> |said|, «that it had hidden the leak»", None),
]


@pytest.mark.parametrize(("cue", "content", "relation"), ENCLOSED, ids=[row[1] for row in ENCLOSED])
def test_who_names_another_s_claim_to_deny_it_denies_that_one(cue, content, relation):
    got, _ = links_of(f"<The port> |{cue}| «{content}».")
    assert got == ({("a1", relation, "a2")} if relation else set())


UNCOUNTED = [
    ("she could not confirm how many had drowned", True),
    ("she could not confirm the number of casualties", True),
    ("she could not confirm how many had been arrested", False),
    ("she could not confirm how the boat had sunk", False),
]


@pytest.mark.parametrize(("told", "linked"), UNCOUNTED, ids=[row[0] for row in UNCOUNTED])
def test_who_cannot_confirm_how_many_means_who_gave_the_number(told, linked):
    got, _ = links_of(
        "<Open Strait> |said| «six people had died».\n<The army> |said| «it had sent a boat».\n"
        f"<Carla Bo> |said| «{told}».",
        [("six", 6, 6, Bound.EXACT, "killed")],
    )
    assert got == ({("a3", "cannot_verify", "a1")} if linked else set())


POINTERS = [
    pytest.param(
        "<The Lantern> |reported| «a leak». <The port> |denied| a second report, «that its gate was open».\n"
        "<The Lakeside Courier> |has not been able to confirm| «either report».",
        {("a3", "cannot_verify", "a1"), ("a3", "cannot_verify", "a2")},
        id="either report: the two before",
    ),
    pytest.param(
        "<The Lantern> |reported| «that <the port's chief> |urged| «lowering the bridge in May»». "
        "<The port> |denied| a second report, «that its gate was open».\n"
        "<The Lakeside Courier> |has not been able to confirm| «either report».",
        {("a4", "cannot_verify", "a1"), ("a4", "cannot_verify", "a3")},
        id="either report: not what stands inside one of them",
    ),
    pytest.param(
        "<Officials> |said| «the fair was on». <Diplomats> |said| «the talks had failed».\n"
        "<The ministry> |called| «the allegations untrue».",
        set(),
        id="the allegations, where nobody alleged",
    ),
    pytest.param(
        "<Ann Stone> |said| «35,000 came to her rally». <Ann Stone> |said| «her rival was weak».\n"
        "<The Lakeside Courier> |could not verify| «Stone's claim that 35,000 came to her rally».",
        {("a3", "cannot_verify", "a1")},
        id="a claim spelled out again",
    ),
    pytest.param(
        "“«We count whom families buried,” <1:Paul Luthe> |1:said|. “We wait for no stamp».”\n"
        "<Hanne Vesk> |rejected| «that».",
        {("a2", "denies", "a1")},
        id="that: the quotation right before",
    ),
    pytest.param(
        "<Four clerks> |said| «the gate was open». <The port> |denied| «a leak». "
        "<The union> |rejected| «the claims».",
        {("a3", "denies", "a1")},
        id="a denial does not answer a denial",
    ),
    pytest.param(
        "<Ann Stone> |said| «the hall was safe». <Paul Adler> |rejected| «several offers of help».",
        set(),
        id="an offer is refused, not denied",
    ),
    pytest.param(
        "<Col. Paul Adler> |said| «the Front had fired at a checkpoint». <The Front> |denied| «having fired».",
        {("a2", "denies", "a1")},
        id="a deed denied with no more words",
    ),
    pytest.param(
        "<Col. Paul Adler> |said| «the Guard had fired at a checkpoint». <The Front> |denied| «having fired».",
        set(),
        id="a deed of somebody else",
    ),
    pytest.param(
        "<The union> |said| «the firm would shut the Wend works». "
        "<The firm> |denied| «that a closure of Wend was planned».",
        {("a2", "denies", "a1")},
        id="a closure is what was said to be shut",
    ),
    pytest.param(
        "<The union> |accused| «Ann Stone of having lied to staff». “«I did not lie»,” <Ann Stone> |said|.",
        {("a2", "denies", "a1")},
        id="an accusation answered in the first person",
    ),
    pytest.param(
        "<Ann Stone> |accused| «Norland of the attack». "
        "<Norland's council> |called| «the accusation “a fairy tale”».",
        {("a2", "denies", "a1")},
        id="a fairy tale",
    ),
    pytest.param(
        "<Col. Paul Adler> |said| «the Front had fired». <Yusef Karo> |said| «the army had broken the truce».\n"
        "<The Lakeside Courier> |could not verify| «either side's account».",
        {("a3", "cannot_verify", "a1"), ("a3", "cannot_verify", "a2")},
        id="either side's account",
    ),
    pytest.param(
        "<Ann Stone> |said| «the gate was open». <The port> |could not confirm| «this».",
        {("a2", "cannot_verify", "a1")},
        id="could not confirm this",
    ),
    pytest.param(
        "<Ann Stone> |said| «the gate was open». <The port> |said| «it was unable to confirm that».",
        {("a2", "cannot_verify", "a1")},
        id="was unable to confirm that",
    ),
    pytest.param(
        "<Ann Stone> |said| «the gate was open». <The port> |said| «it had no figures».",
        set(),
        id="it had no figures: of whoever speaks",
    ),
    pytest.param(
        "<Ann Stone> |said| «the gate was open». <The port> |said| «it was not clear who would pay».",
        set(),
        id="it was not clear who: of nothing before",
    ),
    pytest.param(
        "<Clara Weiss> |said| «the rounds had come from the south». "
        "<The Lakeside Courier> |could not check| «her findings».",
        {("a2", "cannot_verify", "a1")},
        id="her findings, whatever she called them",
    ),
    pytest.param(
        "<Clara Weiss> |said| «27 goats had died». <The port> later |said| «it could not confirm Weiss’s figure».",
        {("a2", "cannot_verify", "a1")},
        id="it could not confirm Weiss's figure",
    ),
    pytest.param(
        "<Ann Stone> |said| «27 goats had died». <The port> |said| «it could not confirm the number of sheep».",
        set(),
        id="it could not confirm another number",
    ),
    pytest.param(
        "<Two people close to the talks> |said| «the firm had paid». <Ann Stone> |said| «the hall was full».\n"
        "<The Lakeside Courier> |was unable to verify| «the account of the two sources».",
        {("a3", "cannot_verify", "a1")},
        id="the account of those who are not named",
    ),
    pytest.param(
        "<Ann Stone> |said| «the gate was open». «The toll stands at 17 dead», <Jon Aske> |confirmed|.",
        set(),
        id="a new toll confirms nothing said before",
    ),
    *(
        pytest.param(
            f"<Ann Stone> |told| the court «the gate was open». <Jon Aske> |{cue}| «{content}».",
            {("a2", relation, "a1")} if relation else set(),
            id=f"{cue} {content}",
        )
        for cue, content, relation in (
            ("called", "that absurd", "denies"),
            ("called", "this an outright lie", "denies"),
            ("dismissed", "this as nonsense", "denies"),
            ("called", "it nonsense that dogs were let in", None),
            ("contradicted", "her", "disputes"),
            ("contradicted", "Ann Stone", "disputes"),
            ("contradicted", "the mayor", None),
            ("rejected", "Stone’s testimony", "denies"),
            ("called", "Stone’s tale a lie", "denies"),
            ("called", "the mayor’s tale a lie", None),
            ("said", "it was untrue that a dog had got in", None),
            ("said", "it was helping and that the suspicion was unfounded", "denies"),
            ("said", "there was nothing in it", "denies"),
        )
    ),
]


@pytest.mark.parametrize(("marked", "expected"), POINTERS)
def test_words_that_point_back_find_what_they_mean(marked, expected):
    got, _ = links_of(marked)
    assert got == expected


PARTS = [
    ("three of them were killed", "three"),
    ("many died, including 3 people killed at sea", "3 people"),
    ("another 3 people were killed", "3 people"),
]


@pytest.mark.parametrize(("part", "words"), PARTS)
def test_a_part_is_not_compared_with_the_whole(part, words):
    got, _ = links_of(
        f"<Officials> |said| «40 people were killed».\n<The rebels> |said| «{part}».",
        [("40 people", 40, 40, EXACT, "killed"), (words, 3, 3, EXACT, "killed")],
    )
    assert got == set()


@pytest.mark.parametrize(
    ("before", "behind", "linked"),
    [
        ("<The harbour office>", "", True),
        ("Nobody knew if all was well, but <The harbour office>", "", True),
        ("If <the harbour office>", ", the port would close", False),
    ],
)
def test_what_somebody_may_confirm_confirms_nothing(before, behind, linked):
    leaked = "<Ann Stone> |said| «fuel had leaked from the ship at noon»."
    got, _ = links_of(f"{leaked} {before} |confirmed| «that fuel had leaked from the ship»{behind}.")
    assert (("a2", "confirms", "a1") in got) is linked
