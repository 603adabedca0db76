"""Saved web pages of invented outlets, in the markup of five kinds of news site, for the tests of import."""

from __future__ import annotations

BODY = (
    "The line between the two shores will reopen in June, the shipping company said on Wednesday, after nine years in "
    "which the quays lay empty and the sheds fell in.",
    "Crews are being trained at the harbour school, and the first tickets were sold within an hour of the announcement, "
    "most of them to families who had not seen each other since the line was closed.",
    "“We have waited long enough, and the fog will not stop us now,” Ada Brandt told reporters on the quay, where a band "
    "played and the lamps were lit early.",
    "Both towns have built new quays for the purpose, at a cost that nobody would name, and the council of the lower town "
    "wants to know by autumn who is going to pay for them.",
)
TITLE = "Ferry Line Between the Shores to Reopen"
PARAGRAPHS = "\n".join(f"<p>{text}</p>" for text in BODY)

LINKED = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Northern Post</title>
<link rel="canonical" href="https://northernpost.example/2031/05/07/ferry-line">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"2031-05-07T18:20:00+01:00","author":[{{"@type":"Person","name":"Mia Sund"}},{{"@type":"Person","name":"Ola Nord"}}],
"publisher":{{"@type":"Organization","name":"The Northern Post"}}}}</script></head><body>
<header><nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/land">Land</a></nav></header>
<main><article><h1>{TITLE}</h1><div class="byline">By Mia Sund and Ola Nord</div>
<figure><img src="x.jpg"><figcaption>The quay in the rain. Photograph: Ola Nord</figcaption></figure>
{PARAGRAPHS.replace(f"<p>{BODY[2]}</p>", f"<h2>A band on the quay</h2><p>{BODY[2]}</p>")}
</article><aside><h3>Most read</h3><ul><li><a href="/a">Bakers want more light</a></li></ul></aside></main>
<footer>© 2031 The Northern Post. All rights reserved.</footer></body></html>"""

BARE = f"""<html><head><title>{TITLE}</title></head><body><table><tr><td><a href="/">Index</a></td><td>
<h1>{TITLE}</h1>{PARAGRAPHS}</td></tr></table></body></html>"""

ACCELERATED = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<link rel="canonical" href="https://eastern.example/ferry-line"><meta property="og:site_name" content="The Eastern">
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2031-05-07T17:00:00Z">
<style amp-boilerplate>body{{}}</style><script async src="https://cdn.example/v0.js"></script></head><body>
<amp-sidebar id="menu"><ul><li>News</li><li>Weather</li></ul></amp-sidebar>
<article><h1>{TITLE}</h1><amp-img src="q.jpg" width="1" height="1"></amp-img>
<section class="content">{PARAGRAPHS}</section><amp-social-share type="email"></amp-social-share></article></body></html>"""

WORDPRESS = f"""<!DOCTYPE html><html lang="en-US"><head><title>{TITLE} – Harbour Notes</title>
<meta property="og:site_name" content="Harbour Notes"><meta property="og:type" content="article">
<meta property="og:url" content="https://harbournotes.example/2031/05/07/ferry/">
<meta property="article:published_time" content="2031-05-07T10:00:00+00:00"><meta name="author" content="Mia Sund"></head>
<body class="single single-post"><div id="page"><header class="site-header"><p class="site-title">Harbour Notes</p></header>
<article id="post-7" class="post type-post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta"><span class="byline">by <span class="author vcard">Mia Sund</span></span></div></header>
<div class="entry-content">{PARAGRAPHS}<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li>Twitter</li>
<li>Facebook</li></ul></div></div></article><div id="comments"><h3>Leave a Reply</h3><form><p>Your email address will not be
published.</p></form></div></div></body></html>"""

_LINKS = "".join(f'<li><a href="/s/{n}">Section {n} of the site, with all its news</a></li>' for n in range(120))
CROWDED = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="Shore Weekly"><meta name="date" content="2031-05-07"></head><body>
<nav><ul>{_LINKS}</ul></nav><div class="left"><ul>{_LINKS}</ul></div>
<div class="story"><h1>{TITLE}</h1><div class="story-body">{PARAGRAPHS}</div></div>
<div class="right"><ul>{_LINKS}</ul></div><footer><ul>{_LINKS}</ul></footer></body></html>"""

PAGES = {"linked": LINKED, "bare": BARE, "accelerated": ACCELERATED, "wordpress": WORDPRESS, "crowded": CROWDED}
