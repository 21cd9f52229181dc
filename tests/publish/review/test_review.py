"""The review page: shut without the key, forms that only its own page can send, and what they decide."""

import json
import re
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord.errors import OnrecordError
from onrecord.publish.web.app import create_app, review_key
from onrecord.publish.web.gate import Gate, cookie_name, new_key
from onrecord.settings import Settings
from tests.factories import make_article, make_reading, make_story
from tests.ledger.questions.test_questions import claim, denial
from tests.ledger.questions.test_questions import toll as one_toll
from tests.publish.conftest import HERE

KEY = "a key that nobody guesses"
FORM = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def flood(book):
    """Two articles, of which one denies what the other says, and a story with a flagged claim."""
    book.add(claim("2025-02-03", "the dyke alarm was switched off on Friday"))
    book.add(denial("2025-02-04", "that the dyke alarm was switched off"))
    book.add(make_story(id="story", url="https://post.example/flood"))
    return book


@pytest.fixture
def shut(flood):
    """A client without the key."""
    return TestClient(create_app(flood, review_key=KEY), base_url=HERE, follow_redirects=False)


@pytest.fixture
def desk(flood):
    """A client that has opened the address with the key."""
    client = TestClient(create_app(flood, review_key=KEY), base_url=HERE)
    assert client.get(f"/review?key={quote(KEY)}").url.path == "/review"
    return client


def fields(html):
    """The hidden fields of the first card's form."""
    form = html.split('class="presses"')[0].rpartition("<form")[2]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def sent(client, act, *, page="/review", headers=FORM, **more):
    given = fields(client.get(page).text) | {"act": act} | more
    return client.post("/review", data=given, headers=headers)


def decisions(client):
    return client.get("/decisions.json").json()["items"]


def test_without_a_key_there_is_no_review_page(client, flood):
    assert client.get("/review").status_code == 404
    assert client.get("/review.json").status_code == 404
    assert client.post("/review", data={"act": "drop"}, headers=FORM).status_code == 405


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("PUT", "/review", "GET, HEAD, POST"),
        ("DELETE", "/review/enter", "POST"),
        ("GET", "/review/leave", "POST"),
        ("POST", "/review/claim/none", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
    ],
)
def test_refused_method_is_told_what_the_address_takes(shut, method, address, allowed):
    answer = shut.request(method, address)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_every_address_that_takes_something_is_let_through(shut, flood):
    taking = [route.path for route in shut.app.routes if "POST" in (getattr(route, "methods", None) or ())]
    assert len(taking) == 3
    for address in taking:
        assert shut.post(address, headers=FORM).status_code != 405


READ_ONLY = ["/", "/search?q=houses", "/article/story", "/source/Ada%20Brown", "/stories", "/decisions"]


@pytest.mark.parametrize("page", READ_ONLY)
def test_pages_show_no_forms_to_those_who_have_no_key(shut, page):
    html = shut.get(page).text
    assert 'method="post"' not in html
    assert "/review" not in html


def test_the_review_page_asks_for_the_key_and_shows_nothing_before(shut):
    page = shut.get("/review")
    assert "Open the review page" in page.text
    assert "dyke" not in page.text
    assert shut.get("/review.json").status_code == 401
    assert shut.get("/review/claim/none").status_code == 200
    assert shut.get("/review?key=wrong").status_code == 403
    assert "not the key" in shut.post("/review/enter", data={"key": "wrong"}, headers=FORM).text


def test_the_key_is_left_out_of_the_address_and_the_cookie_is_strict(shut):
    answer = shut.get(f"/review?key={quote(KEY)}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert KEY not in cookie
    assert answer.headers["cache-control"] == "no-store"


def test_the_form_takes_the_key_with_a_name(shut):
    answer = shut.post("/review/enter", data={"key": KEY, "who": " Ida Fenn "}, headers=FORM)
    assert answer.status_code == 303
    shut.cookies.update(answer.cookies)
    assert "You decide as <b><bdi>Ida Fenn</bdi></b>" in shut.get("/review").text
    assert sent(shut, "unsure").status_code == 303
    assert decisions(shut)[0]["who"] == "Ida Fenn"


def test_a_decision_is_kept_told_and_taken_back(desk, flood):
    page = sent(desk, "reject", page="/review?kind=link", why="Another alarm.")
    assert urlsplit(str(page.url)).query.startswith("kind=link&done=d")
    assert "does not hold: “Another alarm.”" in page.text
    assert [link.status for link in flood.links() if link.relation == "denies"].count("rejected") == 1
    (made,) = decisions(desk)
    token = fields(desk.get("/review").text)["token"]
    undo = {"act": "undo", "decision": made["id"], "token": token, "back": "/review"}
    assert "took a decision back" in desk.post("/review", data=undo, headers=FORM).text
    assert "rejected" not in [link.status for link in flood.links()]


def test_a_claim_is_corrected_and_flagged_on_its_own_page(desk, flood):
    hit = flood.search("houses").items[0]
    page = f"/review/claim/{hit.claim_id}"
    assert f'href="{page}"' in desk.get("/article/story").text
    assert "Flag as wrong" in desk.get(page).text
    sent(desk, "stance", page=page, stance="denies")
    sent(desk, "speaker", page=page, speaker="Lee Marsh")
    sent(desk, "flag", page=page, why="Ask her.")
    assert [one["act"] for one in decisions(desk)] == ["stance", "speaker", "flag"]
    now = flood.claim(hit.claim_id)
    assert (now.stance, now.source, now.standing) == ("denies", "Lee Marsh", "flagged")
    html = desk.get("/article/story").text
    assert "Decided</dt><dd><bdi>" in html
    assert html.count('<b><a class="who" href="/source/Lee%20Marsh"><bdi>Lee Marsh</bdi></a></b>') >= 1
    assert "Is this claim wrong, as a person says?" in desk.get("/review").text


def test_what_is_no_claim_stands_apart_on_the_page(desk, flood):
    hit = flood.search("houses").items[0]
    sent(desk, "drop", page=f"/review/claim/{hit.claim_id}")
    html = desk.get("/article/story").text
    assert "No claims, as people decided (1)" in html
    assert f'id="claim-{hit.claim_id}"' not in html
    assert desk.get("/article/story.json").json()["claims"][0]["id"] == hit.claim_id


FOREIGN = [
    ({"origin": "https://evil.example"}, "another site"),
    ({"origin": "null"}, "a sandboxed frame"),
    ({"origin": "http://["}, "an origin that is no address"),
    ({}, "no origin"),
    ({"sec-fetch-site": "cross-site"}, "a browser that says cross-site"),
]


@pytest.mark.parametrize("headers", [row[0] for row in FOREIGN], ids=[row[1] for row in FOREIGN])
def test_a_form_from_elsewhere_is_refused(desk, headers):
    answer = sent(desk, "unsure", headers={"content-type": FORM["content-type"], **headers})
    assert (answer.status_code, decisions(desk)) == (403, [])


@pytest.mark.parametrize("token", ["", "0" * 64, "ä"])
def test_a_form_without_its_token_is_refused(desk, token):
    assert sent(desk, "unsure", token=token).status_code == 403
    assert decisions(desk) == []


def test_a_cookie_that_was_changed_or_has_ended_decides_nothing(shut, monkeypatch):
    gate = Gate(KEY, "root")
    good = gate.admit("Ida")
    monkeypatch.setattr("onrecord.publish.web.gate.time.time", lambda: 10.0)
    old = gate.admit("Ida")
    monkeypatch.undo()
    for cookie in (good.replace(".", "x.", 1), old, "a.b.c", "", f"{good}0", Gate(KEY[1:], "root").admit("Ida")):
        shut.cookies.set("onrecord-review-http", cookie)
        assert shut.post("/review", data={"act": "drop"}, headers=FORM).status_code == 403
        assert "dyke" not in shut.get("/review").text


def test_a_sent_form_of_nonsense_is_one_sentence(desk):
    assert "names nothing that can be decided on" in sent(desk, "drop", key="claim:").text
    assert "nothing that can be decided" in sent(desk, "burn").text
    assert "There is no claim none" in sent(desk, "drop", key="claim:none").text
    long = desk.post("/review", content=b"x" * 20_000, headers=FORM)
    assert (long.status_code, long.text) == (413, "A decision takes 16,384 bytes at most.")
    assert desk.get("/review?kind=colour").status_code == 400
    assert decisions(desk) == []


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/decisions/../../x", ""])
def test_a_decision_leads_back_to_a_page_of_decisions_only(desk, back):
    answer = sent(desk, "unsure", back=back)
    assert answer.url.path in ("/review", "/decisions")
    assert answer.url.host == urlsplit(HERE).hostname


def test_programs_decide_with_the_key_in_a_header(shut, flood):
    hit = flood.search("houses").items[0]
    asked = {"act": "stance", "targets": [hit.claim_id], "to": "denies", "who": "a checker"}
    assert shut.post("/review", json=asked).status_code == 401
    allowed = {"authorization": f"Bearer {KEY}"}
    unsaid = shut.post("/review", content=json.dumps(asked), headers=allowed)
    assert (unsaid.status_code, "Content-Type: application/json" in unsaid.json()["problem"]) == (415, True)
    answer = shut.post("/review", json=asked, headers=allowed)
    assert (answer.status_code, answer.json()["who"]) == (201, "a checker")
    assert shut.get("/review.json", headers=allowed).json()["items"]
    for wrong in ([], {"act": "drop"}, {"act": "drop", "targets": 3}, {"act": "drop", "targets": ["none"]}):
        refused = shut.post("/review", json=wrong, headers=allowed)
        assert refused.status_code == 400
        assert refused.json()["problem"]
    nested = shut.post("/review", content="[" * 8_000, headers={**allowed, "content-type": "application/json"})
    assert (nested.status_code, nested.json()["problem"][:14]) == (400, "Send an object")


def test_the_log_tells_what_was_decided_in_every_form(desk):
    sent(desk, "confirm", page="/review?kind=link", why="=1+1")
    page = desk.get("/decisions").text
    assert "said that a link (denies) holds" in page
    assert page.count('<a href="/claim/') == 2
    assert desk.get("/decisions.csv").text.splitlines()[1].endswith(",'=1+1,")
    (made,) = decisions(desk)
    assert json.loads(desk.get("/decisions.json").text)["items"][0]["id"] == made["id"]
    assert desk.get("/decisions?after=x").status_code == 400


def test_page_of_another_site_cannot_make_the_server_forget_who_decides(desk):
    desk.post("/review/leave", headers={"origin": "https://evil.example"})
    assert "Open the review page" not in desk.get("/review").text


def test_leaving_forgets_who_decides(desk):
    assert desk.post("/review/leave", headers=FORM).url.path == "/"
    assert "Open the review page" in desk.get("/review").text


def test_pages_with_forms_tell_browsers_to_name_this_server(desk):
    headers = desk.get("/review").headers
    assert headers["referrer-policy"] == "same-origin"
    assert "form-action 'self'" in headers["content-security-policy"]


KEYS = [
    ("127.0.0.1", "", True),
    ("localhost", "", True),
    ("0.0.0.0", "", False),
    ("127.0.0.1", "off", False),
    ("0.0.0.0", "a key of some length", True),
]


@pytest.mark.parametrize(("host", "key", "opens"), KEYS)
def test_who_may_decide_follows_from_the_address_and_the_setting(host, key, opens):
    assert (review_key(host, Settings(review_key=key)) is not None) is opens


def test_a_short_key_is_refused_and_a_new_one_is_long():
    with pytest.raises(OnrecordError, match="too short to be safe: give 16 characters"):
        review_key("127.0.0.1", Settings(review_key="secret"))
    assert len(new_key()) >= 24
    assert new_key() != new_key()


def test_each_port_has_its_own_cookie(shut):
    from starlette.requests import Request

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "scheme": "http"}
    requests = [
        Request(scope | {"server": ("127.0.0.1", port), "headers": [(b"host", f"127.0.0.1:{port}".encode())]})
        for port in (8765, 8766)
    ]
    assert len({cookie_name(one) for one in requests}) == 2


def test_an_article_tells_what_is_denied_elsewhere_until_a_person_rejects_it(desk, flood):
    hit = next(hit for hit in flood.claims() if hit.content.startswith("the dyke alarm"))
    told = 'denied in <a href="/claim/'
    page = desk.get(f"/article/{hit.article_id}").text
    assert told in page
    assert "what Lee Marsh says in Marl Radio</a>" in page
    link = next(link for link in flood.links() if link.relation == "denies" and link.earlier == hit.claim_id)
    flood.judge("confirm", [link.later, link.earlier], who="Ida Fenn")
    assert "confirmed by a person" in desk.get(f"/article/{hit.article_id}").text
    flood.judge("reject", [link.later, link.earlier], who="Ida Fenn")
    assert told not in desk.get(f"/article/{hit.article_id}").text


@pytest.fixture
def toll(desk, flood):
    """The question that three days' figures answer."""
    list(flood.add_many(one_toll(f"2025-02-0{day}", number) for day, number in ((5, 12), (6, 14), (7, 19))))
    (question,) = flood.questions(words="Eastvale killed")
    return question.question_id


def put_right(client, question, act, **more):
    page = client.get(f"/review/question/{question}").text
    token = re.search(r'name="token" value="([^"]*)"', page)[1]
    back = f"/review/question/{question}"
    given = {"token": token, "back": back, "key": f"question:{question}", "act": act, **more}
    return client.post("/review", data=given, headers=FORM)


def ticked(client, question):
    """What each box to tick of a question's page stands for, and what it says."""
    page = client.get(f"/review/question/{question}").text
    return re.findall(r'name="claim" value="([^"]*)".*?<b>([^<]*)</b>', page)


def test_a_wrong_merge_of_figures_is_put_right_on_a_page_of_its_own(desk, flood, toll):
    assert f'href="/review/question/{toll}"' in desk.get(f"/question/{toll}").text
    boxes = ticked(desk, toll)
    assert [figure for _, figure in boxes] == ["12", "14", "19"]
    page = put_right(desk, toll, "split", claim=[boxes[1][0], boxes[2][0]], why="Another mine.")
    assert "split figures off a question: “Another mine.”" in page.text
    assert [figure for _, figure in ticked(desk, toll)] == ["12"]
    (other,) = (one.question_id for one in flood.questions(words="Eastvale killed") if one.question_id != toll)
    assert f'<option value="{other}">' in page.text
    put_right(desk, toll, "merge", other=other)
    put_right(desk, toll, "rename", rename="Dead in the mine")
    assert len(ticked(desk, toll)) == 3
    html = desk.get(f"/question/{toll}").text
    assert ">Dead in the mine</h1>" in html
    assert "What people decided" in html
    assert [one["act"] for one in decisions(desk)] == ["split", "merge", "rename"]


def test_a_question_is_corrected_only_by_those_who_have_the_key(shut, flood):
    list(flood.add_many([one_toll("2025-02-05", 12)]))
    (question,) = (one.question_id for one in flood.questions(words="Eastvale killed"))
    assert "Open the review page" in shut.get(f"/review/question/{question}").text
    assert "/review" not in shut.get(f"/question/{question}").text


@pytest.mark.parametrize(
    ("act", "more", "said"),
    [
        ("split", {}, "Splitting takes a question and the claims that leave it"),
        ("merge", {"other": ""}, "Nothing was chosen from the list"),
        ("rename", {"rename": " "}, "A question is renamed to something"),
    ],
)
def test_a_correction_without_its_words_keeps_nothing(desk, toll, act, more, said):
    refused = put_right(desk, toll, act, **more).text
    assert said in refused
    assert f'<a href="/review/question/{toll}">Back to what you were deciding</a>' in refused
    assert decisions(desk) == []


def test_no_such_question_can_be_corrected(desk):
    assert desk.get("/review/question/qnone").status_code == 404


def test_enter_in_the_field_of_who_speaks_sets_that_and_does_not_say_right(desk, flood):
    hit = flood.search("houses").items[0]
    page = f"/review/claim/{hit.claim_id}"
    first = re.search(r'<button[^>]*name="act" value="([^"]*)"', desk.get(page).text.split('name="key"')[1])
    assert first[1] == ""
    sent(desk, "", page=page, speaker="Lee Marsh")
    assert "No button was pressed" in sent(desk, "", page=page, why="Hm.").text
    assert [one["act"] for one in decisions(desk)] == ["speaker"]


def moved(client, article, **more):
    page = client.get(f"/review/article/{article}").text
    token = re.search(r'name="token" value="([^"]*)"', page)[1]
    given = {
        "token": token,
        "back": f"/review/article/{article}",
        "key": f"article:{article}",
        "act": "move",
        **more,
    }
    return client.post("/review", data=given, headers=FORM).text


def test_an_article_is_moved_between_stories_on_a_page_of_its_own(desk, flood):
    flood.add(
        make_reading(make_article("The opera of Tarn opens with six new works.", id="opera", title="Six works"))
    )
    one, other = "opera", "story"
    page = f"/review/article/{one}"
    assert f'<a href="{page}">Move or remove</a>' in desk.get(f"/article/{one}").text
    target = flood.story(other).story.story_id
    assert f'<option value="{target}">' in desk.get(page).text
    assert "Nothing was chosen" in moved(desk, one, story="")
    assert "put an article beside another" in moved(desk, one, story=target, why="One flood.")
    assert other in {member.article_id for member in flood.story(one).articles}
    assert "took an article out of its story" in moved(desk, one)
    assert other not in {member.article_id for member in flood.story(one).articles}
    assert [one["act"] for one in decisions(desk)] == ["move", "move"]


def test_an_article_is_removed_for_good_with_a_reason(desk, shut, flood):
    page = "/review/article/story"
    form = desk.get(page).text.split("It has to go")[1].split("</form>")[0]
    assert 'name="why" maxlength="1000" autocomplete="off" required' in form
    assert "removed for a reason" in moved(desk, "story", act="remove")
    assert "story" in flood
    done = moved(desk, "story", act="remove", back="/review", why="By order of a court.")
    assert "removed an article (The Eastvale Post, 2025-02-03, https://post.example/flood)" in done
    gone = shut.get("/article/story")
    assert gone.status_code == 410
    assert "This article was removed" in gone.text
    assert "By order of a court." in gone.text
    assert "removed it on" in shut.get("/article/story.json").json()["problem"]
    assert "removed an article" in shut.get("/decisions").text
    assert shut.get("/article/nothing").status_code == 404


def test_no_such_article_can_be_moved_and_only_with_the_key(desk, shut):
    assert desk.get("/review/article/anone").status_code == 404
    assert "Open the review page" in shut.get("/review/article/story").text


def test_a_figure_is_corrected_on_the_card_of_its_claim(desk, flood, toll):
    hit = next(hit for hit in flood.claims() if [figure.text for figure in hit.figures] == ["12"])
    page = f"/review/claim/{hit.claim_id}"
    told = sent(desk, "figure", page=page, which="12", bound="at_least", figure="13", unit="").text
    assert "set the figure “12” of a claim to “at least 13”" in told
    assert 'aria-hidden="true">≥13<' in desk.get(f"/article/{hit.article_id}").text
    assert "at least 13" in desk.get(f"/question/{toll}").text
    assert "is no figure" in sent(desk, "figure", page=page, which="12", bound="at_least", figure="", unit="").text
    entered = sent(desk, "", page=page, which="12", bound="exact", figure="14", unit="", speaker="").text
    assert "set the figure “12” of a claim to “14”" in entered
    blank = sent(desk, "figure", page=page, which="two dozen", bound="exact", figure="24", unit="").text
    assert "has no figure &#39;two dozen&#39;" in blank
