"""A ledger for language models: a server of the Model Context Protocol on standard input and output, only read.

Questions come in as calls of tools, answers go out as JSON that carries what a citation needs: the sentence, the
outlet, the address, the days and the ids. Texts of articles are others' words: they stand in values of JSON or in
quoted lines, never in what the server says of itself. Needs the package mcp, which the extra `mcp` installs.

* `server`, `incoming`: the server with its tools and resources; standard input that Ctrl+C ends;
* `telling`: what tools are and are not told to do, in words that every client is shown;
* `claims`, `stories`, `figures`, `sources`: the tools, each a question that the ledger answers;
* `told`, `answers`: claims, figures and links as records; answers of bounded size, with what they leave out;
* `markdown`, `uris`: an article and a story to read as a whole, with their addresses.

Source: Model Context Protocol, revision 2025-06-18 and later.
"""
