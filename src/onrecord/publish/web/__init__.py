"""The web app.

* `app`: all of it: which address is answered by what;
* `guard`, `gate`: which requests are answered with which headers, and who may decide;
* `unchanged`: what whoever asks has already;
* `routes`, `search`, `review`: the functions behind the addresses; `answering` is what they share;
* `openapi`, `schemas`: what programs can ask, described for them;
* `failing`: what is answered where there is no page.
"""
