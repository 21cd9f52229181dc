"""What a page holds: from bytes to lines, and from its markup to the lines of its article; nothing is judged yet.

* `charset`, `scan`: bytes become text, and a linear look at markup before a parser sees it;
* `html`, `joints`, `marks`: an HTML page becomes lines, what meets in them without a blank, and what an element's
  name, class and id say of them;
* `content`: which lines are of the main content, by names of elements and links;
* `paragraphs`: the paragraphs alone, for the fast lane;
* `scripted`: the article that a page holds for its scripts alone.
"""
