"""What a denial denies, and whether another claim states it.

* `denied`: what is denied;
* `meeting`: whether another claim states it;
* `deniable`: whether a claim states a thing, or only speaks of it;
* `doings`: what a claim says that was done, and by whom;
* `actors`: who does what is denied, so that another's deed is not taken for it.
"""
