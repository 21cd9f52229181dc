"""Questions with their answers.

* `pages`: as the pages and commands read them, with what people decided laid over;
* `answers`: as the ledger keeps them, under the question that each stands in for people;
* `utterances`: each once, with the articles that repeat it and its step in its line;
* `held`: the day at which a figure is placed that holds for some days.
"""
