"""Pages written for these tests; the people, the places and the outlets do not exist."""

SCRAPE = """World News

Ferry operator admits second leak, Ellin mayor says

3 min read
Ferry operator admits second leak, Ellin mayor says
The ferry Halda in the harbour of Port Ellin, Marland, on May 3, 2031. (Ina Voss/For The Ellin Gazette via Getty Images)

The operator of the ferry Halda has admitted a second leak, Port Ellin Mayor Ada Brunn said on May 6 after meeting the company's directors.

Brunn told reporters that at least 14 passengers were taken to hospital, two days after the harbour police had spoken of "a handful" of injured people.

"We were told on Sunday that it was one valve, and today we hear of a second one," the mayor said.

The Ellin Gazette could not verify these figures.

A spokesperson of Halda Lines denied that the crew had known of the second leak. He said the company was still looking for the cause and would publish its report in June.

As of Monday, about 40 passengers had asked the company for their money back, according to the consumer office of Marland.

Halda Lines opens talks with unions on crew safety, minister says
Halda Lines is open to talks with the unions on the safety of its crews, Labour Minister Jon Aske said in an interview with Marland Radio on Tuesday.
Article image
Avatar
Mira Tolland

Senior Reporter

Mira Tolland works as a senior reporter at the Ellin Gazette. She previously covered shipping for Marland Radio and holds a degree in journalism from the University of Ellin.

Read more
World News

The Marland parliament has passed a law on night trains, its speaker said in a statement on July 12. The law comes as three operators have given up their routes in the last year alone.

Show More"""

SCRAPE_ROLES = [
    "furniture", "headline", "read_time", "headline_repeat", "caption", "credit", *["body"] * 6, "related_title",
    "related_teaser", "furniture", "furniture", "author_name", "author_role", "author_bio", "furniture", "furniture",
    "unrelated_item", "furniture",
]  # fmt: skip

CLEAN = """The dam above the town of Harl broke shortly after midnight on Thursday, the Marland water authority said.

Nobody was killed, but 120 people had to leave their homes, according to Mayor Peter Lund.

"We heard a sound like a train," said Berta Quist, who lives below the dam. "Then the water came."

The authority had warned of cracks in the wall in March. Its head, Ole Rask, denied on Friday that the warning had been ignored.

Engineers expect the repairs to take at least two years."""

HTML = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Dam above Harl breaks, 120 people leave homes - Ellin Gazette</title>
<meta property="og:title" content="Dam above Harl breaks, 120 people leave homes">
<meta property="og:site_name" content="Ellin Gazette">
<meta property="og:image" content="/media/dam.jpg">
<link rel="canonical" href="https://gazette.example/news/dam-above-harl-breaks">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "x"},
 {"@type": "NewsArticle", "headline": "Dam above Harl breaks, 120 people leave homes",
  "datePublished": "2031-05-08T06:30:00+02:00", "dateModified": "2031-05-08T09:00:00Z",
  "author": {"@id": "#mira"}, "publisher": {"@type": "Organization", "name": "Ellin Gazette"}},
 {"@type": "Person", "@id": "#mira", "name": "Mira Tolland", "jobTitle": "Senior Reporter"},
]}</script>
<script>var x = "not shown";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Dam above Harl breaks, 120 people leave homes</h1>
<p class="byline">By <a rel="author" href="/mira">Mira Tolland</a></p><span class="read-time">2 min read</span>
<figure><img src="/media/dam.jpg" alt="The dam"><figcaption>The dam above Harl on Thursday morning, seen from the
bridge. <span class="credit">Photo: Ina Voss</span></figcaption></figure>
<div class="article-body">
<p>The dam above the town of Harl broke shortly after midnight on Thursday, the Marland water authority said.</p>
<p>Nobody was killed, but 120 people had to leave their homes, according to Mayor <b>Peter Lund</b>.</p>
<h2>Cracks in the wall</h2>
<p>The authority had warned of cracks in the wall in March. Its head, Ole Rask, denied on Friday that the
warning had been ignored.</p>
<blockquote><p>“We heard a sound like a train,” said Berta Quist, who lives below the dam. “Then the water came.”</p>
</blockquote>
<p>Engineers expect the repairs to take at least two years, and the town has asked the government for help.</p>
</div></article>
<aside class="related"><h3>More from World</h3><a href="/1">Halda Lines opens talks with unions on crew safety</a>
<a href="/2">Marland parliament passes a law on night trains</a></aside></main>
<footer><p>© 2031 Ellin Gazette. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer></body></html>"""
