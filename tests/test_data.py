"""The pages that let a reader check and reuse: data, evidence pack, about this briefing, corrections, what is new."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path

from frictionless import Package, system
from msgspec.structs import replace

from sitegen.build import Options, build
from sitegen.exports.tables import TABLES
from sitegen.memo import Memo
from sitegen.model import Correction, When
from sitegen.pages import make_pages
from sitegen.pages.corrections import list_changes
from sitegen.pages.words import ENGLISH
from tests.briefings import FIRST, lay, read_theme
from tests.citing_briefing import EXTRA, site
from tests.crawl import PageReader, crawl
from tests.small_briefing import make_briefing

DOCS = Path(__file__).parent.parent / "docs"


def text_of(path: str, private: bool = False) -> str:
    return " ".join(PageReader(site(private=private)[path].decode()).text.split())


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_link_of_the_new_pages_resolves():
    assert crawl(dict(site()), "https://brief.example/x/") == []


# ---------------------------------------------------------------- data


def test_the_data_package_is_valid(tmp_path):
    for path, data in site().items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / path.removeprefix("data/")).write_bytes(data)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.stats["tasks"] > 2 * len(TABLES) - 1
    assert report.flatten(["name", "type", "message"]) == []


def test_the_data_page_tells_of_every_table_column_and_file():
    html = site()["data.html"].decode()
    links = PageReader(html).links
    for resource in json.loads(site()["data/datapackage.json"])["resources"]:
        assert f"data/{resource['path']}" in links
        if resource["format"] == "json":
            part = html[html.index(f'id="{resource["path"].removesuffix(".json")}"') :].partition("</section>")[0]
            named = re.findall(r"<th scope=\"row\"><code>(\w+)</code>", part)
            assert named == [field["name"] for field in resource["schema"]["fields"]]
            assert all(field["description"] in PageReader(part).text for field in resource["schema"]["fields"])
    assert {"data/evidence.zip", "data/citations.bib", "data/citations.json", "data/datapackage.json"} <= set(links)


def test_the_evidence_pack_holds_what_it_says():
    files = unpack(site()["data/evidence.zip"])
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {name: sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    for name, data in files.items():
        if name not in ("SHA256SUMS", "datapackage.json"):
            assert data == site()[f"data/{name}"]
    described = {resource["path"] for resource in json.loads(files["datapackage.json"])["resources"]}
    assert described == {name for name in files if name.endswith(".csv")}
    assert {f"{table.name}.csv" for table in TABLES} | {"citations.bib", "citations.json"} <= set(files)


def test_the_evidence_pack_is_the_same_bytes_each_time_and_names_no_day():
    files = lay(FIRST, extra=EXTRA)
    again = dict(build(files[::-1], read_theme(), Options(), Memo()).files)
    assert again["data/evidence.zip"] == dict(build(files, read_theme(), Options(), Memo()).files)["data/evidence.zip"]
    with zipfile.ZipFile(io.BytesIO(again["data/evidence.zip"])) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [e.filename for e in entries][1:] == sorted(e.filename for e in entries[1:])


def test_the_evidence_pack_has_no_withheld_word_and_the_private_edition_none_at_all():
    rows = csv.DictReader(io.StringIO(unpack(site()["data/evidence.zip"])["articles-paragraphs.csv"].decode()))
    withheld = [row for row in rows if row["articles_id"] == "reserved" and row["n"] == "3"]
    assert [row["text"] for row in withheld] == [""]
    assert re.fullmatch(r"[0-9a-f]{64}", withheld[0]["sha256"])
    assert "data/evidence.zip" not in site(private=True)
    assert "data/evidence.zip" not in PageReader(site(private=True)["data.html"].decode()).links


def test_the_docs_name_files_that_are_there():
    named = re.findall(r"^\| (`[^|]*`) \|", (DOCS / "reusing.md").read_text("utf-8"), re.M)
    paths = [path for cell in named for path in re.findall(r"`([^`]+)`", cell)]
    assert len(paths) > 8
    assert [path for path in paths if path not in site()] == []


# ---------------------------------------------------------------- about, corrections, what is new


def test_about_this_briefing_counts_what_the_data_hold():
    html = site()["briefing.html"].decode()
    cells = re.findall(r'<tr><th scope="row">(.*?)</th>((?:<td[^>]*>.*?</td>)+)</tr>', html)
    rows = {re.sub("<.*?>", "", name): re.findall(r"<td[^>]*>(.*?)</td>", values) for name, values in cells}
    quotations, mentions = (
        [row for row in json.loads(site()[f"data/{name}.json"]) if row["article"] != "retracted"]
        for name in ("quotations", "mentions")
    )
    for name, direct in ((ENGLISH.quotations, True), (ENGLISH.reported_said, False)):
        of_form = [q["basis"] for q in quotations if (q["form"] == "direct") is direct]
        assert rows[name] == [str(n) for n in (len(of_form), *map(of_form.count, ("rule", "confirmed", "editor")))]
    assert rows["Mentions"][0] == str(len(mentions))
    kinds = [q["speaker_kind"] for q in quotations]
    for kind, name in ENGLISH.speaker_kinds:
        assert rows.get(name, ["0"]) == [str(kinds.count(kind))]
    assert rows["Retracted, and so counted nowhere"] == ["1"]
    assert rows["The Courier newspaper"] == ["2", "0"]
    assert "at most 200 words of its own are shown, and no more than 20 %" in text_of("briefing.html")
    assert "at most 200 words" not in text_of("briefing.html", private=True)


def test_the_corrections_page_has_ours_and_theirs():
    html = site()["corrections.html"].decode()
    text = text_of("corrections.html")
    assert "We had <misspelt> a name & a place." in text
    assert "Retracted by the source · 9 May 2031" in text
    assert "<s>Sudria signs the harbour treaty</s>" in html
    links = PageReader(html).links
    anchors = ("tricky.html#corrected-2031-05-09", "tricky.html#corrected-2031-05-09-2", "retracted.html#status")
    assert {f"articles/{anchor}" for anchor in anchors} <= set(links)
    assert "https://post.example/sorry" in links


def test_many_corrections_are_cut_into_pages_ours_first():
    briefing = make_briefing()
    first, *others = briefing.articles
    ours = tuple(Correction(When("2031-05-09", "2031-05-09"), f"Name {n} was misspelt.") for n in range(450))
    changed = replace(first, article=replace(first.article, corrections=ours))
    briefing = replace(briefing, articles=(changed, *others))
    pages = {page.path: page.view for page in make_pages(briefing, ()) if page.template == "corrections.html"}
    pages = {path: pages[path] for path in sorted(pages, key=lambda path: (len(path), path))}
    assert list(pages) == ["corrections.html", "corrections-2.html", "corrections-3.html"]
    shown = [line.text for view in pages.values() for line in view.ours]
    assert set(shown) >= {one.text for one in ours}
    assert len(shown) == len(list(list_changes(briefing))) - sum(len(view.theirs) for view in pages.values())
    assert [len(view.ours) for view in list(pages.values())[:2]] == [200, 200]
    assert pages["corrections-2.html"].turn.previous == "corrections.html"


def test_a_briefing_without_corrections_says_so():
    edition = dict(build(lay(FIRST), read_theme(), Options(), Memo()).files)
    text = " ".join(PageReader(edition["corrections.html"].decode()).text.split())
    assert "Nothing has been corrected so far." in text
    text = " ".join(PageReader(edition["new.html"].decode()).text.split())
    assert "The records do not say when the articles were added." in text


def test_what_is_new_goes_by_the_day_of_adding():
    text = text_of("new.html")
    assert text.index("Added 9 May 2031") < text.index("Sudria signs") < text.index("Added 8 May 2031")
    assert "Of 4 articles the records do not say when they were added." in text


def test_every_page_leads_to_the_pages_that_check_it():
    for path, data in site().items():
        if path.endswith(".html") and path not in ("404.html", "articles/first-name.html"):
            ends = {link.rpartition("/")[2] for link in PageReader(data.decode()).links}
            assert {"briefing.html", "corrections.html", "data.html", "new.html"} <= ends, path
