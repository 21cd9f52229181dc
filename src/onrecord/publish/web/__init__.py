"""The web app.

* `app`: all of it: which address is answered by what;
* `guard`, `gate`: which requests are answered with which headers, and who may decide;
* `routes`, `search`, `review`: the functions behind the addresses; `answering` is what they share;
* `failing`: what is answered where there is no page.
"""
