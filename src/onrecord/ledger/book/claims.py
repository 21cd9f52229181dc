"""The part of a ledger that callers ask for claims: search, figures, links and questions."""

from collections.abc import Iterable, Iterator
from typing import Literal

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.finding.facets import count_facets
from onrecord.ledger.finding.links import all_links, links_of
from onrecord.ledger.finding.lists import all_claims, all_figures, claim_keys, claims_of, load_claims
from onrecord.ledger.finding.query import Search, parse_search
from onrecord.ledger.finding.search import claims_by_day_said, count_found, find
from onrecord.ledger.questions.pages import (
    all_question_pages,
    load_question_pages,
    load_questions,
    questions_answered,
)
from onrecord.ledger.store.transactions import Transactions
from onrecord.ledger.views.claims import ClaimHit, FigureRow, LinkRow
from onrecord.ledger.views.questions import Question, QuestionName, QuestionPage
from onrecord.ledger.views.search import Facets, SearchKind, SearchPage


class ClaimBook(Transactions):
    """What `Ledger` answers about claims."""

    def claim(self, claim_id: str) -> ClaimHit:
        """The claim of this id, of the current version of its article where that still has it.

        Raises:
            LedgerError: there is none.
        """
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                """SELECT c.key FROM claims AS c JOIN articles AS a ON a.key = c.article
                    WHERE c.id = CAST(? AS TEXT) ORDER BY a.current DESC, a.version LIMIT 1""",
                (claim_id.encode("utf-8", "surrogatepass"),),
            ).first()
            if row is not None:
                return load_claims(connection, [int(row[0])])[0]
        raise LedgerError(f"There is no claim {claim_id} in {self.path}.", where=str(self.path))

    def search(
        self, query: str, *, kind: SearchKind = "claims", after: str | None = None, limit: int = 30
    ) -> SearchPage:
        """What a query finds, newest article first unless it says; sources by how many claims were found of them.

        Claims are found by the words of their sentence, content, source and chain; articles by those of their
        title and body, and by their claims; figures by the claim they stand in; sources by their name.

        Args:
            query: words and operators, as `onrecord.ledger.finding.query` lists them.
            kind: what to find: claims, articles, figures or sources.
            after: the `next` of the page before.
            limit: how many to give at most.

        Raises:
            QueryError: the query cannot be understood, or `after` is not a place that a page gave.
        """
        search = parse_search(query)
        with self._reading() as connection:
            return find(connection, search, kind, after, limit)

    def facets(self, query: str) -> Facets:
        """How the claims that a query finds are spread over stances, sources and outlets.

        Raises:
            QueryError: the query cannot be understood.
        """
        search = parse_search(query)
        with self._reading() as connection:
            return count_facets(connection, search)

    def count_found(self, query: str, *, most: int = 1_000) -> dict[SearchKind, int]:
        """How many claims, articles, figures and sources a query finds, each counted up to `most`.

        Raises:
            QueryError: the query cannot be understood.
        """
        search = parse_search(query)
        with self._reading() as connection:
            return count_found(connection, search, most)

    def claims_by(
        self, name: str, *, after: str | None = None, limit: int = 30, order: Literal["said", "printed"] = "said"
    ) -> SearchPage:
        """The claims of who goes by this name, or by one that people said is the same source's, the newest first.

        Args:
            name: the name of a source.
            after: where the page before ended, in the same order.
            limit: how many to give at most.
            order: by the day said, or by the instant at which their articles were printed.

        Raises:
            QueryError: `after` is not a place that a page gave.
        """
        with self._reading() as connection:
            search = Search(sources=load_name_decisions(connection).joined(name))
            if order == "said":
                return claims_by_day_said(connection, search, after, limit)
            return find(connection, search, "claims", after, limit)

    def claims(self, *, newest_first: bool = False) -> Iterator[ClaimHit]:
        """Every claim: by the id of its article and its place there, or those that were printed last first."""
        with self._reading() as connection:
            yield from all_claims(connection, newest_first=newest_first)

    def claims_of(self, article_ids: Iterable[str]) -> list[ClaimHit]:
        """The claims of the current versions of some articles, by article and in the order of the text."""
        with self._reading() as connection:
            return claims_of(connection, article_ids)

    def figures(self) -> Iterator[FigureRow]:
        """Every figure, once for each claim it stands in, by the id of its article and its place there."""
        with self._reading() as connection:
            yield from all_figures(connection)

    def links(self) -> Iterator[LinkRow]:
        """Every link, inside an article and across, by the id of the article of its later claim."""
        with self._reading() as connection:
            yield from all_links(connection)

    def claims_named(self, claim_ids: Iterable[str]) -> dict[str, ClaimHit]:
        """The claims of these ids, by their ids; unknown ones are left out."""
        with self._reading() as connection:
            return {hit.claim_id: hit for hit in load_claims(connection, claim_keys(connection, claim_ids))}

    def links_of(self, claim_ids: Iterable[str]) -> list[LinkRow]:
        """The links that one of these claims is a side of, inside an article and across."""
        with self._reading() as connection:
            return links_of(connection, claim_ids)

    def questions(
        self,
        *,
        articles: Iterable[str] | None = None,
        words: str | None = None,
        least: int = 1,
        propose: bool = True,
    ) -> list[Question]:
        """What the figures of the current articles answer, the questions of most articles first.

        Args:
            articles: only questions that a claim of one of these articles answers.
            words: only questions whose heading or one of whose sentences holds all of these words.
            least: only questions that at least so many articles answer.
            propose: where no question holds all of the words, give the few that are most like them.
        """
        with self._reading() as connection:
            return load_questions(connection, articles=articles, words=words, least=least, propose=propose)

    def questions_answered(self, claim_ids: Iterable[str]) -> dict[str, list[QuestionName]]:
        """The questions that each of these claims answers, by the claim's id; one that answers none is left out."""
        with self._reading() as connection:
            return questions_answered(connection, claim_ids)

    def question(self, question_id: str) -> QuestionPage:
        """A question with its answers, each utterance once, and the links between them.

        Raises:
            LedgerError: there is none.
        """
        with self._reading() as connection:
            return load_question_pages(connection, [question_id])[0]

    def question_pages(self, question_ids: Iterable[str]) -> list[QuestionPage]:
        """The same of several questions, whose sources have the names that they go by in all of them.

        Raises:
            LedgerError: one of them is not there.
        """
        with self._reading() as connection:
            return load_question_pages(connection, question_ids)

    def all_question_pages(self) -> Iterator[QuestionPage]:
        """Every question as `question` gives it, in the order of `questions`."""
        with self._reading() as connection:
            yield from all_question_pages(connection)
