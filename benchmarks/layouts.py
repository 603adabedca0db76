"""The invented news site as a project of each generator, with equal pages: one an article, an actor and a meeting, the
newest 50, the lists of actors and meetings. Templates are as small as they can be. sitegen's are its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import OUTLETS, Actor, Article, Corpus, Meeting

BASE = "https://briefing.example.org/"


class Peer(NamedTuple):
    """How to use a generator. `{tool}` in a command is its program, `{home}` the project's folder."""

    name: str
    build: tuple[str, ...]
    watch: tuple[str, ...]
    output: str
    page: str
    """Path of a page, of `kind` and `slug`."""
    article: str
    """Path of an article's source, of `slug`."""
    actor: str
    """Path of the file that says an actor's name, of `slug`; empty where no single file does."""
    lay: Callable[[Corpus, Path], None]
    environment: tuple[tuple[str, str], ...] = ()


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def front(fields: dict[str, object], body: str = "") -> str:
    """JSON's scalars and lists are YAML's too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()]
    return f"---\n{''.join(lines)}---\n{body}"


def frame(title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Briefing</a> <a href="/actors/">Actors</a> <a href="/meetings/">Meetings</a></header>
<main>
{body}
</main>
<footer>An invented news site</footer></body></html>
"""


# ---------------------------------------------------------------- sitegen


def lay_sitegen(corpus: Corpus, home: Path) -> None:
    put(home / "site.yaml", f"title: Briefing\nbase_url: {BASE}\nlanguage: en\nrights: licensed\n")
    sources = {name: f"outlet-{number}" for number, name in enumerate(OUTLETS)}
    for name, slug in sources.items():
        put(home / f"content/sources/{slug}.md", front({"name": name}))
    for a in corpus.articles:
        fields = {"title": a.title, "source": sources[a.source], "published": a.moment, "meetings": [a.meeting.slug]}
        put(home / f"content/articles/{a.slug}.md", front(fields, a.body))
    for actor in corpus.actors:
        fields = {"name": actor.name, "kind": actor.kind, "roles": [{"title": actor.role}]}
        put(home / f"content/actors/{actor.slug}.md", front(fields, actor.about + "\n"))
    for m in corpus.meetings:
        agenda = "".join(f"- {line}\n" for line in m.agenda)
        put(home / f"content/meetings/{m.slug}.md", front({"name": m.name, "start": m.day, "place": m.place}, agenda))


# ---------------------------------------------------------------- Hugo


def lay_hugo(corpus: Corpus, home: Path) -> None:
    put(
        home / "hugo.toml",
        f'baseURL = "{BASE}"\ntitle = "Briefing"\n[taxonomies]\nactor = "actors"\nmeeting = "meetings"\n'
        "[services.rss]\nlimit = 20\n",
    )
    put(home / "static/style.css", "body{max-width:40em}\n")
    for a in corpus.articles:
        fields = _fields(a) | {"actors": [actor.slug for actor in a.actors], "meetings": [a.meeting.slug]}
        put(home / f"content/articles/{a.slug}.md", front(fields, a.body))
    for actor in corpus.actors:
        put(home / f"content/actors/{actor.slug}/_index.md", front(_about_actor(actor), actor.about + "\n"))
    for m in corpus.meetings:
        put(home / f"content/meetings/{m.slug}/_index.md", front(_about_meeting(m), _agenda(m)))
    rows = (
        '<ul>{{ range .Pages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>'
    )
    layouts = {
        "_default/single.html": (
            "<h1>{{ .Title }}</h1><p>{{ .Date.Format `2006-01-02` }} {{ .Params.source }}</p>"
            '<p>{{ range .GetTerms `actors` }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>'
            '<p>{{ range .GetTerms `meetings` }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>'
            "{{ .Content }}"
        ),
        "_default/term.html": "<h1>{{ .Title }}</h1><p>{{ .Params.about }}</p>{{ .Content }}" + rows,
        "_default/taxonomy.html": (
            '<h1>{{ .Title }}</h1><ul>{{ range .Pages.ByTitle }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> '
            "{{ len .Pages }}</li>{{ end }}</ul>"
        ),
        "index.html": rows.replace(".Pages.ByDate.Reverse", "first 50 (where .Site.RegularPages.ByDate.Reverse `Section` `articles`)"),
        "_default/section.html": "<h1>{{ .Title }}</h1>",
    }  # fmt: skip
    for name, body in layouts.items():
        put(home / "layouts" / name, frame("{{ .Title }}", body))


def _fields(a: Article) -> dict[str, object]:
    return {"title": a.title, "date": a.moment, "source": a.source}


def _about_actor(actor: Actor) -> dict[str, object]:
    return {"title": actor.name, "about": actor.role}


def _about_meeting(m: Meeting) -> dict[str, object]:
    return {"title": m.name, "about": f"{m.day}, {m.place}"}


def _agenda(m: Meeting) -> str:
    return "".join(f"- {line}\n" for line in m.agenda)


# ---------------------------------------------------------------- Eleventy


def lay_eleventy(corpus: Corpus, home: Path) -> None:
    put(
        home / "eleventy.config.cjs",
        """module.exports = function (config) {
  const gather = (field) => (api) => {
    const found = {};
    for (const page of api.getFilteredByGlob("articles/*.md")) {
      for (const slug of page.data[field]) (found[slug] = found[slug] || []).push(page);
    }
    for (const pages of Object.values(found)) pages.sort((a, b) => b.date - a.date);
    return found;
  };
  config.addCollection("byActor", gather("actors_of"));
  config.addCollection("byMeeting", gather("meetings_of"));
  config.addCollection("newest", (api) =>
    api.getFilteredByGlob("articles/*.md").sort((a, b) => b.date - a.date).slice(0, 50));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { markdownTemplateEngine: false, dir: { output: "_site" } };
};
""",
    )
    put(home / "_data/actors.json", _list({a.slug: _about_actor(a) | {"text": a.about} for a in corpus.actors}))
    put(
        home / "_data/meetings.json", _list({m.slug: _about_meeting(m) | {"text": _agenda(m)} for m in corpus.meetings})
    )
    put(
        home / "articles/articles.11tydata.cjs",
        'module.exports = { layout: "article.njk", permalink: (data) => `/articles/${data.page.fileSlug}/` };\n',
    )
    for a in corpus.articles:
        fields = _fields(a) | {"actors_of": [actor.slug for actor in a.actors], "meetings_of": [a.meeting.slug]}
        put(home / f"articles/{a.slug}.md", front(fields, a.body))
    put(
        home / "_includes/article.njk",
        frame(
            "{{ title }}",
            "<h1>{{ title }}</h1><p>{{ page.date | day }} {{ source }}</p>"
            '<p>{% for slug in actors_of %}<a href="/actors/{{ slug }}/">{{ actors[slug].title }}</a> {% endfor %}</p>'
            '<p>{% for slug in meetings_of %}<a href="/meetings/{{ slug }}/">{{ meetings[slug].title }}</a>{% endfor %}</p>'
            "{{ content | safe }}",
        ),
    )
    rows = '<ul>{% for p in PAGES %}<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul>'
    for kind, by in (("actors", "byActor"), ("meetings", "byMeeting")):
        paged = f"---\npagination:\n  data: {kind}\n  size: 1\n  resolve: keys\n  alias: slug\n"
        body = (
            f"<h1>{{{{ {kind}[slug].title }}}}</h1><p>{{{{ {kind}[slug].about }}}}</p><p>{{{{ {kind}[slug].text }}}}</p>"
            + rows.replace("PAGES", f"collections.{by}[slug]")
        )
        put(
            home / f"{kind}.njk",
            f'{paged}permalink: "/{kind}/{{{{ slug }}}}/"\n---\n' + frame(f"{{{{ {kind}[slug].title }}}}", body),
        )
        listed = (
            f'<ul>{{% for slug, one in {kind} %}}<li><a href="/{kind}/{{{{ slug }}}}/">{{{{ one.title }}}}</a> '
            f"{{{{ collections.{by}[slug].length }}}}</li>{{% endfor %}}</ul>"
        )
        put(home / f"{kind}-list.njk", f'---\npermalink: "/{kind}/"\n---\n' + frame(kind, listed))
    put(home / "index.njk", frame("Briefing", rows.replace("PAGES", "collections.newest")))


def _list(entries: dict[str, dict[str, object]]) -> str:
    """One entry a line, so that one can be edited."""
    return "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in entries.items()) + "\n}\n"


# ---------------------------------------------------------------- Pelican


def lay_pelican(corpus: Corpus, home: Path) -> None:
    """Actors are tags, meetings categories: that is all it has, so that no file says an actor's name alone."""
    put(
        home / "pelicanconf.py",
        f"""SITENAME = "Briefing"
SITEURL = "{BASE.rstrip("/")}"
TIMEZONE = "UTC"
PATH = "content"
THEME = "theme"
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{{slug}}/index.html"
TAG_URL = TAG_SAVE_AS = "actors/{{slug}}/index.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "meetings/{{slug}}/index.html"
TAGS_SAVE_AS = "actors/index.html"
CATEGORIES_SAVE_AS = "meetings/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
SLUGIFY_SOURCE = "basename"
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
FEED_ALL_RSS = "feed.xml"
FEED_MAX_ITEMS = 20
LOAD_CONTENT_CACHE = False
""",
    )
    for a in corpus.articles:
        head = f"Title: {a.title}\nDate: {a.moment}\nSlug: {a.slug}\nSource: {a.source}\nCategory: {a.meeting.name}\n"
        put(home / f"content/{a.slug}.md", f"{head}Tags: {', '.join(x.name for x in a.actors)}\n\n{a.body}")
    rows = '<ul>{% for p in PAGES %}<li><a href="/{{ p.url }}">{{ p.title }}</a></li>{% endfor %}</ul>'
    both = '<ul>{% for t, all in KIND %}<li><a href="/{{ t.url }}">{{ t }}</a> {{ all|length }}</li>{% endfor %}</ul>'
    templates = {
        "article": (
            "<h1>{{ article.title }}</h1><p>{{ article.date.date() }} {{ article.source }}</p><p>{% for t in article.tags %}"
            '<a href="/{{ t.url }}">{{ t }}</a> {% endfor %}</p>'
            '<p><a href="/{{ article.category.url }}">{{ article.category }}</a></p>{{ article.content }}'
        ),
        "tag": "<h1>{{ tag }}</h1>" + rows.replace("PAGES", "articles"),
        "category": "<h1>{{ category }}</h1>" + rows.replace("PAGES", "articles"),
        "tags": both.replace("KIND", "tags"),
        "categories": both.replace("KIND", "categories"),
        "index": rows.replace("PAGES", "articles[:50]"),
        "page": "{{ page.content }}",
    }
    for name, body in templates.items():
        put(home / f"theme/templates/{name}.html", frame("{{ SITENAME }}", body))


PEERS: Sequence[Peer] = (
    Peer(
        "sitegen",
        ("{tool}", "-m", "sitegen", "build", "--no-texts", "--project", "{home}"),
        ("{tool}", "-m", "sitegen", "build", "--watch", "--project", "{home}"),
        "public",
        "{kind}/{slug}.html",
        "content/articles/{slug}.md",
        "content/actors/{slug}.md",
        lay_sitegen,
    ),
    Peer(
        "hugo",
        ("{tool}", "--quiet"),
        ("{tool}", "--watch"),
        "public",
        "{kind}/{slug}/index.html",
        "content/articles/{slug}.md",
        "content/actors/{slug}/_index.md",
        lay_hugo,
    ),
    Peer(
        "eleventy",
        ("{tool}", "--quiet"),
        ("{tool}", "--watch", "--quiet"),
        "_site",
        "{kind}/{slug}/index.html",
        "articles/{slug}.md",
        "_data/actors.json",
        lay_eleventy,
    ),
    Peer(
        "pelican",
        ("{tool}", "--quiet"),
        ("{tool}", "--quiet", "--autoreload"),
        "output",
        "{kind}/{slug}/index.html",
        "content/{slug}.md",
        "",
        lay_pelican,
        (("PYTHONWARNINGS", "ignore"),),
    ),
)
