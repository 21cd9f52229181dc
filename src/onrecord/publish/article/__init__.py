"""The page of an article.

* `page`: its context;
* `marks`, `rails`: claims drawn into the text, and the brackets beside it;
* `rows`: the words beside the text and in the table;
* `people`: what people decided, laid over it;
* `linked_data`: the article as schema.org.
"""
