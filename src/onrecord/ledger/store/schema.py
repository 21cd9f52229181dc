"""The ledger's tables as the queries name them; the migrations make them, a test compares the two.

`INSERT` holds one statement a table, with its columns in the order given here.
"""

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "articles": """key id version address current url outlet title language read_minutes image fetched_at
            published published_from published_utc modified modified_from modified_utc text text_sha256
            authors blocks sentences code_versions problems page_problems
            sources_count claims_count figures_count links_count denials_count not_verified_count repeats_count
            body head copy_rule taken_from stated front publisher""",
        "times": "article position listed start stop words kind value first until mod anchor",
        "figures": """article position start stop words low high bound counts event unit change mode
            place_start place_stop place_words place_country place_region""",
        "sources": "article position id name kind role speaks_for known_as affiliation",
        "mentions": "article position start stop words source",
        "attributions": "article position id inside score",
        "spans": "article attribution part position start stop words",
        "claims": """key article position id attribution start stop evidence content source who chain via
            stance attitude wording said_when as_of score found_by question told_at""",
        "claim_figures": "claim position figure",
        "claim_places": "claim position country region found_in",
        "links": "article position later earlier relation score because judged_by",
        "addresses": "address article own",
        "bodies": "key sha256 size runs",
        "fingerprints": "run lead body",
        "alike": "body other shared share",
        "origins": "article similarity credit start stop",
        "stories": "key id first",
        "story_members": "article story score because day profile",
        "story_terms": "term day article",
        "story_pairs": "article other score",
        "decisions": "key id made_at who act subject before after why undoes",
        "changes": "article other position how kind start stop words other_start other_stop other_words because",
        "contexts": "article words names days",
        "statements": """claim moment voice stance cue own_voice as_of_first as_of_until
            said_first said_until given_by about days""",
        "answers": """claim figure moment frame low high bound words label topic places one_day running
            several before above head_claim head_figure""",
        "claim_keys": "key moment claim",
        "question_keys": "key leads moment claim figure",
        "questions": "id claim figure text",
        "ties": """later later_figure earlier earlier_figure relation score because later_start later_stop
            earlier_start earlier_stop judged_by""",
        "feeds": """url title folders added_at next_at checked_at ended etag last_modified moved_to seconds
            failures problem""",
        "feed_items": "feed key url state attempts seen_at next_at updated problem entry",
        "quiet_hosts": "host until",
        "rejected": "later earlier relation",
        "judged": "claim standing stance speaker told",
        "refigured": "claim words start low high bound unit",
        "pages_read": "sha256 versions claims article",
        "removed": "address told",
    }.items()
}

CHILDREN = ("times", "figures", "sources", "mentions", "attributions", "spans", "links", "claims")
"""The tables whose rows stand under an article's key, apart from claim_figures and claim_places."""

CLAIMS_PER_ARTICLE = 1 << 20
"""A claim's key is its article's key times this, plus its position."""

INSERT: dict[str, str] = {
    name: f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for name, columns in COLUMNS.items()
}
