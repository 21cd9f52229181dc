"""What a page says about itself, each fact with the place that states it.

* `page`: title, authors, days, outlet, language, address, lead picture; `further`: what else is stated;
* `titles`, `people`: the titles that a page states and its tab shows, and whom it states as authors;
* `metas`, `jsonld`, `microdata`: the three ways in which pages state facts, as nodes of one shape;
* `instants`, `languages`: the many ways to write an instant, and the codes of languages;
* `authors`, `outlets`, `shown_day`: what is shown when nothing states it;
* `text_days`, `text_outlets`: what a plain text shows of it;
* `written`: days as people write them, and the hour beside one;
* `held`: what scripts say beside an article that they hold;
* `updates`: the entries of live blogs, each with its day.
"""
