"""The links between the claims of one article.

* `linking`: from an article's claims to its links, those by words and those by figures;
* `refer`: claims that point at earlier ones, by any of the ways below;
* `pointers`, `targets`: words that stand for an earlier claim, and which claim they mean;
* `restating`: an earlier claim said again, to deny or confirm it;
* `enclosed`: a claim that stands within the words of whoever denies it;
* `negating`: an earlier claim answered with a negation or a flat word;
* `recalled`: what is told right behind a denial as said before it;
* `doubted`: which of these the network takes for unrelated;
* `weighed`: what an answer is likely about where none of these tells it;
* `earlier`, `siding`: which earlier claims can be meant.
"""
