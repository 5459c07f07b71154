"""Takes from the downloaded packages what the program embeds, and leaves the rest.

unpack.py WORK OUT: WORK holds node_modules/ and the wheel; OUT gets assets/ (served), templates/ (rendered),
fixtures/ (tested against) and licences.txt inside assets/, because the licences ask to travel with the work.
"""

import json
import re
import sys
import zipfile
from pathlib import Path

# The Ministry of Justice components that the pages use; all of them work without JavaScript, and without their icons.
MOJ_PARTS = (
    "moj-badge",
    "moj-notification-badge",
    "moj-page-header-actions",
    "moj-side-navigation",
    "moj-sub-navigation",
    "moj-timeline",
)


def rules(css):
    """Splits minified CSS into (prelude, body or None) pairs, one for each rule of the outermost level."""
    found, start, depth, brace = [], 0, 0, 0
    for at, char in enumerate(css):
        if char == "{":
            depth += 1
            if depth == 1:
                brace = at
        elif char == "}":
            depth -= 1
            if depth == 0:
                found.append((css[start:brace], css[brace + 1 : at]))
                start = at + 1
        elif char == ";" and depth == 0:
            found.append((css[start:at], None))
            start = at + 1
    return found


def only(css, components):
    """Keeps the rules for these components, also inside media queries."""
    wanted = re.compile(r"\.(?:%s)(?![a-z])" % "|".join(components))
    kept = []
    for prelude, body in rules(css):
        if body is None:
            continue
        if prelude.startswith(("@media", "@supports")):
            inner = only(body, components)
            if inner:
                kept.append(f"{prelude}{{{inner}}}")
            continue
        selectors = [s for s in prelude.split(",") if wanted.search(s)]
        if selectors and not prelude.startswith("@"):
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def without_gov_uk_brand(css):
    """GDS Transport and the royal arms are licensed for gov.uk services alone: system fonts and no pictures instead."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"""(["']?)GDS Transport\1,arial""", "arial,helvetica", css)
    css = re.sub(r"[a-z-]+:url\(/assets/images/[^)]*\)[^;}]*;?", "", css)
    for unwanted in ("GDS Transport", "url("):
        if unwanted in css:
            at = css.index(unwanted)
            sys.exit(f"unpack.py: {unwanted!r} is still in the stylesheet: …{css[max(0, at - 80) : at + 80]}…")
    return css


def stylesheet(npm, out):
    govuk = (npm / "govuk-frontend/dist/govuk/govuk-frontend.min.css").read_text("utf-8")
    moj = (npm / "@ministryofjustice/frontend/moj/moj-frontend.min.css").read_text("utf-8")
    css = without_comments(govuk) + only(without_comments(moj), MOJ_PARTS)
    notice = "/* GOV.UK Frontend and parts of the MoJ Frontend, MIT licence: see licences.txt beside this file */\n"
    (out / "components.css").write_text(notice + without_gov_uk_brand(css) + "\n", "utf-8")


def fixtures(npm, out):
    for file in sorted((npm / "govuk-frontend/dist/govuk/components").glob("*/fixtures.json")):
        json.loads(file.read_text("utf-8"))
        (out / f"{file.parent.name}.json").write_bytes(file.read_bytes())


def templates(wheel, out):
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            inside = name.partition("govuk_frontend_jinja/templates/")[2]
            # Their page template has an inline script and the crown in it; our layout takes its place.
            if inside.startswith(("components/", "macros/")) and not name.endswith("/"):
                target = out / "govuk_frontend_jinja" / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(name))
        licence = [n for n in packed.namelist() if n.endswith("licenses/LICENSE")]
        return packed.read(licence[0]).decode("utf-8")


def licence_of(package):
    found = sorted(p for p in package.iterdir() if p.name.lower().startswith(("licence", "license")))
    if found:
        return found[0].read_text("utf-8")
    about = json.loads((package / "package.json").read_text("utf-8"))
    return f"{about['name']} {about['version']}: {about['license']} licence"


def main():
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    npm = work / "node_modules"
    for folder in ("assets", "templates", "fixtures"):
        (out / folder).mkdir()
    stylesheet(npm, out / "assets")
    fixtures(npm, out / "fixtures")
    jinja = templates(next(work.glob("*.whl")), out / "templates")
    texts = {
        "GOV.UK Frontend": licence_of(npm / "govuk-frontend"),
        "MoJ Frontend": licence_of(npm / "@ministryofjustice/frontend"),
        "GOV.UK Frontend Jinja": jinja,
    }
    together = "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text.strip()}" for name, text in texts.items())
    (out / "assets" / "licences.txt").write_text(together + "\n", "utf-8")


main()
