"""A practitioner's copy as Word hands it back; `word_habits` says what that is and is not."""

from collections.abc import Callable

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from interviewer.documents import read_returned_copy
from tests.unit.documents import word_habits as word
from tests.unit.documents.copies import COPY_ID, SAID, a_copy, differences, numbers
from tests.unit.documents.reading import member, with_member, without_member
from tests.unit.documents.sample import an_id, note

STRIKE = "<w:rPr><w:strike/></w:rPr>"


@pytest.mark.parametrize(
    "habit",
    [
        word.opened_and_saved,
        word.bookmarks_between_paragraphs,
        word.in_wrappers,
        lambda content: word.opened_and_saved(word.bookmarks_between_paragraphs(content)),
    ],
)
def test_what_word_does_by_itself_changes_nothing(habit: Callable[[bytes], bytes]) -> None:
    came = read_returned_copy(habit(a_copy()))
    assert differences(came) == {}
    assert came.additions == ()
    assert not came.tracked


def test_strict_open_xml_and_another_name_for_the_text_change_nothing() -> None:
    content = a_copy()
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = member(content, "word/document.xml").replace(usual, strict)
    content = without_member(content, "word/document.xml")
    content = with_member(content, "word/document2.xml", text)
    for name in ("_rels/.rels", "[Content_Types].xml"):
        told = member(content, name).replace("word/document.xml", "word/document2.xml")
        content = with_member(content, name, told)
    assert differences(read_returned_copy(content)) == {}


def test_an_answer_typed_in_its_place_or_in_the_paragraphs_below() -> None:
    def answer(body: word.Body) -> None:
        first, second, third = [p for p in body.all() if word.text_of(p).startswith("Your answer")][
            :3
        ]
        first.append(word.a_run("Agree."))
        second.addnext(word.a_paragraph("I disagree."))
        third.append(word.a_run("Correct:"))
        third.addnext(word.a_paragraph("it was three times.", "Answer"))

    came = read_returned_copy(word.changed(a_copy(), answer))
    assert {number: told[1] for number, told in differences(came).items()} == {
        1: "Agree.",
        2: "I disagree.",
        3: "Correct:\nit was three times.",
    }


def test_a_label_that_was_typed_over_is_part_of_the_answer() -> None:
    def answer(body: word.Body) -> None:
        label = body.at("Your answer")
        next(label.iter(qn("w:t"))).text = "Your answer (agree):"

    told = differences(read_returned_copy(word.changed(a_copy(), answer)))
    assert told == {
        1: ("Joined in May.\nFirst visit with the health visitor.", "Your answer (agree):", 1)
    }


def test_tracked_changes_count_as_accepted() -> None:
    def track(body: word.Body) -> None:
        word.deleted(body.at("Joined in May."))
        changed = body.at("Rang the hub")
        changed.append(parse_xml(f"<w:r {nsdecls('w')}><w:br/><w:t>Twice.</w:t></w:r>"))
        word.deleted(changed, mark_too=False)
        changed.insert(1, word.a_run("No: "))
        changed.append(word.a_run("rang the school."))
        body.at("Would knock again.").addnext(word.inserted(word.a_paragraph("And wait.")))

    came = read_returned_copy(word.changed(a_copy(), track))
    assert came.tracked
    assert differences(came) == {
        1: "First visit with the health visitor.",
        3: "No: rang the school.",
        5: "Would knock again.\nAnd wait.",
    }


def test_two_paragraphs_whose_break_was_deleted_run_together() -> None:
    def track(body: word.Body) -> None:
        word._mark_end(body.at("Joined in May."), "del")

    told = differences(read_returned_copy(word.changed(a_copy(), track)))
    assert told == {1: "Joined in May.First visit with the health visitor."}


def test_letters_struck_through_by_hand_count_as_taken_out() -> None:
    def strike(body: word.Body) -> None:
        body.at("Rang the hub").append(word.a_run(" Never.", STRIKE))
        (run,) = body.at("Nobody rang back").findall(qn("w:r"))
        run.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}><w:strike/></w:rPr>"))

    assert differences(read_returned_copy(word.changed(a_copy(), strike))) == {4: ""}


@pytest.mark.parametrize("bookmarks_move_along", [True, False])
def test_a_tracked_move_is_read_where_it_went(bookmarks_move_along: bool) -> None:
    def move(body: word.Body) -> None:
        passage = body.from_to("Statement SN1·1", "Statement SN1·2")
        gone = word.without_bookmarks(passage) if bookmarks_move_along else passage
        new = passage if bookmarks_move_along else word.without_bookmarks(passage)
        if bookmarks_move_along:
            word.put_before(passage[0], gone)
        word.put_before(body.at("Statement SN1·5"), [word.inserted(p, tag="moveTo") for p in new])
        for paragraph in gone:
            word.deleted(paragraph, tag="moveFrom")

    came = read_returned_copy(word.changed(a_copy(), move))
    assert differences(came) == {}
    assert numbers(came) == [2, 3, 4, 1, 5]


def test_a_pasted_duplicate_without_bookmarks_is_known_by_its_heading() -> None:
    def duplicate(body: word.Body) -> None:
        pasted = word.without_bookmarks(body.from_to("Statement SN1·3", "Statement SN1·4"))
        pasted[-1].append(word.a_run("This one is right."))
        word.put_before(body.at("Statement SN1·5"), pasted)

    came = read_returned_copy(word.changed(a_copy(), duplicate))
    assert differences(came) == {3: ("Rang the hub twice.", "This one is right.", 2)}
    assert came.additions == ()


@pytest.mark.parametrize("collapsed", [True, False])
def test_a_statement_that_was_cut_out(collapsed: bool) -> None:
    def cut(body: word.Body) -> None:
        place = body.at("Statement SN1·4")
        for paragraph in body.from_to("Statement SN1·3", "Statement SN1·4"):
            for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                for mark in paragraph.findall(qn(tag)) if collapsed else ():
                    place.insert(1, mark)
            paragraph.getparent().remove(paragraph)

    came = read_returned_copy(word.changed(a_copy(), cut))
    assert differences(came) == {3: None if collapsed else "no trace"}
    assert numbers(came)[:4] == [1, 2, 4, 5]


@pytest.mark.parametrize("number", [1, 2])
def test_a_cut_heading_leaves_its_statement_known_by_its_answer_place(number: int) -> None:
    def cut(body: word.Body) -> None:
        heading = body.at(f"Statement SN1·{number}")
        heading.getparent().remove(heading)

    came = read_returned_copy(word.changed(a_copy(), cut))
    assert differences(came) == {}


def test_a_heading_of_ours_that_was_dragged_into_a_statement_changes_nothing() -> None:
    def drag(body: word.Body) -> None:
        body.at("Your answer").addprevious(body.at("Information sharing"))

    assert differences(read_returned_copy(word.changed(a_copy(), drag))) == {}


def test_a_statement_joined_to_its_heading_or_to_its_answer_place() -> None:
    def join(body: word.Body) -> None:
        for first, second in (
            ("Statement SN1·2", "I only ever saw the hall."),
            ("Rang the hub twice.", "Your answer"),
        ):
            into = body.at(first)
            following = into.getnext()
            assert word.text_of(following).startswith(second)
            for each in list(following)[1:]:
                into.append(each)
            following.getparent().remove(following)

    assert differences(read_returned_copy(word.changed(a_copy(), join))) == {}


def test_words_typed_behind_a_heading_are_not_lost() -> None:
    def say(body: word.Body) -> None:
        body.at("Statement SN1·2").append(word.a_run(" agreed"))

    told = differences(read_returned_copy(word.changed(a_copy(), say)))
    assert told == {2: "agreed\nI only ever saw the hall."}


def test_a_statement_of_another_copy_that_was_pasted_in_is_told_as_the_stranger_it_is() -> None:
    stranger = note(9, "free", "Said by somebody else.")
    other = word.Body(a_copy((stranger,), id=an_id(901)))

    def paste(body: word.Body) -> None:
        passage = other.from_to("Practitioner", "What this is")
        passage += other.from_to("Statement SN1·9", "Anything to add")
        word.put_before(body.at("Statement SN1·5"), passage)

    came = read_returned_copy(word.changed(a_copy(), paste))
    assert came.copy == COPY_ID
    assert differences(came, (*SAID, stranger)) == {}


def test_what_stands_outside_every_statement_was_added() -> None:
    def add(body: word.Body) -> None:
        body.at("Please write here:").append(word.a_run("The dog barked."))
        body.all()[-1].addnext(word.a_paragraph("All evening."))
        body.at("Rang the hub").getprevious().addprevious(word.a_paragraph("Between two prompts."))
        body.at("How to answer").addprevious(word.a_paragraph("Dear panel,"))

    came = read_returned_copy(word.changed(a_copy(), add))
    assert came.additions == (
        "Dear panel,",
        "Between two prompts.",
        "The dog barked.\nAll evening.",
    )
    assert differences(came) == {}


def test_a_comment_on_a_statement_is_an_answer_to_it() -> None:
    content = word.with_comment(a_copy(), "Would knock again.", "I would not.")
    assert differences(read_returned_copy(content)) == {
        5: ("Would knock again.", "I would not.", 1)
    }


def test_a_picture_says_that_somebody_has_to_look() -> None:
    def scan(body: word.Body) -> None:
        body.at("Your answer").append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing/></w:r>"))

    told = differences(read_returned_copy(word.changed(a_copy(), scan)))
    assert told[1][1] == "[a picture]"


def test_a_text_box_is_read_once_though_it_stands_in_the_file_twice() -> None:
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    def draw(body: word.Body) -> None:
        body.at("Your answer").append(
            parse_xml(
                f"<w:r {nsdecls('w')}><mc:AlternateContent xmlns:mc='{namespace}'>"
                f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        )

    told = differences(read_returned_copy(word.changed(a_copy(), draw)))
    assert told[1][1] == "Boxed."


def test_hyphens_tabs_and_breaks_are_read_as_what_they_are() -> None:
    def write(body: word.Body) -> None:
        body.at("Your answer").append(
            parse_xml(
                f"<w:r {nsdecls('w')}><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
                "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
                '<w:sym w:font="x" w:char="00E9"/></w:r>'
            )
        )

    told = differences(read_returned_copy(word.changed(a_copy(), write)))
    assert told[1][1] == "a\tb\nc\N{NON-BREAKING HYPHEN}d\N{SOFT HYPHEN}é"
