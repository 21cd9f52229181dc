"""`onrecord mcp` as a client starts it: over standard input and output, on the example story, and how it ends."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from onrecord.ledger import read_ledger
from tests.publish.mcp.apart import run_apart

CLIENT = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}
HELLO = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": CLIENT}).encode() + b"\n"
READY = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}).encode() + b"\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("mcp") / "story.onrecord"
    command = [sys.executable, "-m", "onrecord", "demo", "--ledger", str(path), "--build-only"]
    subprocess.run(command, check=True, capture_output=True)
    return path


def started(ledger, **more):
    pytest.importorskip("mcp")
    command = [sys.executable, "-m", "onrecord", "mcp", str(ledger)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, **more)


async def ask_all(client):
    """Every tool once, along the way that a client would go; what each answered."""
    told = {}

    async def call(tool, **arguments):
        result = await client.call_tool(tool, arguments)
        assert not result.is_error, result.content
        told[tool] = json.loads(result.content[0].text)
        return told[tool]

    story = (await call("list_stories"))["stories"]["items"][0]["story"]
    await call("read_story", story=story)
    claim = (await call("search_claims", query="stance:denies", limit=50))["items"][0]
    await call("read_claim", claim=claim["claim"])
    await call("search_articles", query="toll")
    await call("read_article_claims", article=claim["article"])
    question = (await call("list_questions", words="killed", story=story))["items"][0]["question"]
    await call("read_figures", question=question)
    source = (await call("search_sources", query="who:Hydro"))["items"][0]["source"]
    await call("read_source", source=source)
    assert {tool.name for tool in (await client.list_tools()).tools} == set(told)
    told["text"] = (await client.read_resource(f"onrecord://article/{claim['article']}")).contents[0].text
    told["page"] = (await client.read_resource(f"onrecord://story/{story}")).contents[0].text
    return told


def test_client_asks_every_tool_over_standard_input_and_output(example):
    mcp = pytest.importorskip("mcp")
    before = example.read_bytes()
    command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "onrecord", "mcp", str(example)])

    async def connected():
        async with mcp.Client(command) as client:
            return await ask_all(client)

    told = run_apart(connected())
    assert example.read_bytes() == before
    assert "58" in json.dumps(told["read_figures"])
    assert told["read_story"]["origins"]["least"] > 1
    with read_ledger(example) as book:
        for item in told["search_claims"]["items"]:
            hit = book.claim(item["claim"])
            assert (item["evidence"], item["article"]) == (hit.evidence, hit.article_id)
            assert item.get("outlet") == hit.outlet
    assert told["read_claim"]["quotation"]["exact"] in told["text"].replace("\n> ", "\n")
    assert "## What is denied or disputed" in told["page"]


def test_standard_output_carries_the_protocol_alone_and_closed_input_ends_it(example):
    server = started(example)
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "read_claim", "arguments": {}}}
    server.stdin.write(HELLO + READY + json.dumps(call).encode() + b"\n")
    server.stdin.flush()
    lines = [server.stdout.readline() for _ in range(2)]  # what is asked as the input closes is not answered
    out, err = server.communicate(b"not json\n", timeout=60)
    answers = [json.loads(line) for line in (*lines, *out.splitlines())]
    assert [one["id"] for one in answers[:2]] == [1, 2]
    assert all(one["jsonrpc"] == "2.0" for one in answers)
    assert (server.returncode, err) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C otherwise")
def test_ctrl_c_ends_it_while_the_client_keeps_silent(example):
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)  # else a child in the background ignores it
    try:
        server = started(example)
    finally:
        signal.signal(signal.SIGINT, usual)
    server.stdin.write(HELLO)
    server.stdin.flush()
    server.stdout.readline()
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=60) == 0
    assert server.stderr.read() == b""
    server.communicate()


def test_client_that_is_gone_ends_it_without_a_traceback(example):
    server = started(example)
    server.stdout.close()
    server.stdin.write(HELLO + READY)
    server.stdin.close()
    server.wait(timeout=60)
    assert b"Traceback" not in server.stderr.read()
    server.stderr.close()


def test_missing_ledger_is_one_sentence(tmp_path):
    out, err = started(tmp_path / "none.onrecord").communicate(timeout=60)
    assert out == b""
    assert err.decode().startswith("There is no ledger at ")
    assert list(tmp_path.iterdir()) == []


def test_ledger_of_an_older_version_is_not_brought_up_to_date(example, tmp_path):
    path = tmp_path / "older.onrecord"
    path.write_bytes(example.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO unlinked (article) SELECT key FROM articles LIMIT 1")
    server = started(path)
    _, err = server.communicate(timeout=60)
    assert server.returncode == 1
    assert f"`onrecord check {path}` brings it up to date." in err.decode()


def test_missing_extra_says_what_to_install(tmp_path):
    code = f"import sys; sys.modules['mcp'] = None; sys.argv = ['onrecord', 'mcp', {str(tmp_path / 'x')!r}]\n"
    code += "from onrecord.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "The MCP server needs the package mcp: install onrecord[mcp], as with pip install 'onrecord[mcp]'.\n"
    )
