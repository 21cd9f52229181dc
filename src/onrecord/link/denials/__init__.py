"""What a denial denies, and whether another claim states it.

* `denied`: what is denied, and whether two claims are of the same;
* `deniable`: whether a claim states a thing, or only speaks of it;
* `doings`: what a claim says that was done, and by whom;
* `actors`: who does what is denied, so that another's deed is not taken for it.
"""
