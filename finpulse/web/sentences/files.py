"""Why a file was not read, and why an import has failed."""

from __future__ import annotations

from typing import Final

from finpulse.web.sentences.marked import N_

FILES: Final = (
    N_("This file has %(count)s columns; no statement has more than %(of_count)s."),
    N_("This file is no table: its lines have no columns that a comma, semicolon or tab parts."),
    N_("There is nothing under this file's header: it holds no transactions."),
    N_("No column of this file holds dates, so it can't be read as a statement."),
    N_("No column of this file holds amounts, so it can't be read as a statement."),
    N_('The amounts in column "%(header)s" can\'t be read: "%(cell)s" is no amount that is known here.'),
    N_(
        "This file holds balances and no amounts, so its transactions can't be told from it. Export the "
        "transactions from your bank's website instead."
    ),
    N_("It is an archive itself. Unpack it and send the statements inside."),
    N_("This ZIP archive holds no file: there is nothing to import."),
    N_("This ZIP archive holds %(names)s. Send the statements among them one by one."),
    N_(
        "This ZIP archive holds %(names)s, which differ in their form, so they can't be read as one statement. "
        "Send one of them, and then the others."
    ),
    N_(
        'This ZIP archive holds %(names)s, of which "%(name)s" can\'t be read: %(sentence)s Send the one that you '
        "want to import."
    ),
    N_('This ZIP archive has no "%(name)s" any more.'),
    N_('"%(name)s" in this ZIP archive can\'t be read. %(sentence)s'),
    N_("This %(packed)s unpacks to far more than any statement holds, so it is not read. %(sentence)s"),
    N_("This %(packed)s is broken or protected by a password. %(sentence)s"),
    N_("This %(packed)s is protected by a password. %(sentence)s"),
    N_("workbook"),
    N_("ZIP archive"),
    N_("Save the sheet with the transactions as CSV and send that."),
    N_("Unpack it and send the statements inside one by one."),
    N_("This is a compressed file. Unpack it and send the statement inside."),
    N_("This is a RAR archive. Unpack it and send the statement inside."),
    N_("This is a 7-Zip archive. Unpack it and send the statement inside."),
    N_("This is a picture, not a table. Export the statement as CSV from your bank's website instead."),
    N_("This is a CODA file of version 1, which is not read. Ask your bank for one of version 2."),
    N_("This page has a tag without end at line %(line)s."),
    N_("This page is broken at line %(line)s: it names a letter by a number that no letter has."),
    N_("This JSON holds no list of transactions."),
    N_("This JSON nests more than %(count)s levels, which no statement does."),
    N_("This JSON is broken: %(message)s. Download the statement from your bank again."),
    N_("This JSON has a text without end, so it is not read."),
    N_("This JSON holds a number of more than %(count)s digits."),
    N_("No label of this file comes again, so it holds no list of transactions."),
    N_("A page of this PDF has %(count)s characters; no statement has so many on one."),
    N_("This PDF has %(count)s pages; a statement has at most %(of_count)s. %(sentence)s"),
    N_("Export the statement as CSV from your bank's website instead."),
    N_(
        "This PDF needs a password, and none that was given opens it. Open it with its password, print it into a "
        "new PDF and send that one, or export the statement as CSV."
    ),
    N_("This PDF is damaged: its pages can't be found. Download it again. %(sentence)s"),
    N_("Page %(number)s of this PDF is damaged. Download it again. %(sentence)s"),
    N_("Page %(number)s of this PDF is larger than any statement's. %(sentence)s"),
    N_("This PDF needs a password; send it in the form's field `password`. It is kept nowhere."),
    N_("This password doesn't open the PDF. Banks often take parts of the name, birthday or account for it."),
    N_("This PDF is damaged: it can't be written without its password. Download it again."),
    N_(
        "This PDF has no text, only pictures of pages, so nothing can be read from it. Export the statement as "
        "CSV or as a PDF with text from your bank's website instead."
    ),
    N_(
        "No table of transactions was found in this PDF: no lines with days and amounts beneath each other. "
        "Export the statement as CSV from your bank's website instead."
    ),
    N_(
        "This XML declares a document type or entities of its own, which no statement needs and which can do "
        "harm, so it is not read. Download the statement from your bank again."
    ),
    N_("This XML has a tag without end at line %(line)s."),
    N_("This XML nests more than %(count)s elements, which no statement does."),
    N_("This XML is not well formed at line %(line)s: %(message)s. Download the statement from your bank again."),
    N_("This workbook is protected by a password. %(sentence)s"),
    N_("A sheet of this workbook has more than %(count)s columns; no statement has."),
    N_("This workbook has no sheet that holds anything."),
    N_('This workbook has no sheet "%(name)s" any more.'),
    N_("This old Excel workbook is too large to be read whole. Save it as CSV and send that."),
    N_(
        "This old Excel workbook is broken or protected by a password. Open it in a spreadsheet program, save it "
        "as CSV and send that."
    ),
    N_("This is a binary Excel workbook. Save it as XLSX or CSV and send that."),
    N_("This workbook lacks the list of its sheets. %(sentence)s"),
    N_("This file is nested too deeply to be a statement."),
    N_("Reading this file took more than %(count)s s of processor time and was given up. %(sentence)s"),
    N_("Reading this file took longer than %(count)s s and was given up. %(sentence)s"),
    N_("Reading this file took more than %(count)s MB of memory and was given up. %(sentence)s"),
    N_("Reading this file ended the process that read it (%(message)s), so it was given up. %(sentence)s"),
    N_("This file could not be read: it holds something that no statement does (%(message)s). %(sentence)s"),
    N_("Export a shorter period, or export it in another format such as CSV, and try again."),
    N_("Too many files are being read at once; try again in a moment."),
    N_("No process can be started to read files in; try again in a moment."),
    N_("The processes that read files end at once; try again in a moment."),
    N_("The process that read the file was lost; it is read again."),
    N_("The uploaded file is no longer in the storage; please upload it again."),
    N_(
        "The upload of job %(number)s was deleted on %(day_number)s, as this service keeps uploads for a limited "
        "time; please upload the file again."
    ),
    N_("The account that the statement was for has been deleted."),
    N_("Read that way, none of the file's %(count)s rows is a transaction; all is as it was."),
    N_("The file can't be read that way. %(sentence)s"),
    N_(
        "%(count)s of the %(of_count)s rows of job %(number)s have no outcome: they were lost. Nothing else of it"
        " is wrong; undo the import and upload the statement again."
    ),
    N_("Stage %(stage)s was tried %(count)s times and never came to its end."),
    N_("The worker was ended %(count)s times while it was at stage %(stage)s, which got no further."),
    N_(
        "%(count)s pages of this PDF are scans, and at most %(of_count)s are read by OCR. Send the months one by one, "
        "or export the statement as CSV from your bank's website."
    ),
    N_("This PDF has scanned pages, and nothing is installed here to read them: `pip install %(name)s` brings it."),
    N_(
        "This PDF has no text, only pictures of pages, so nothing can be read from it. Export the statement as CSV or "
        "as a PDF with text from your bank's website instead. %(sentence)s"
    ),
    N_("Where the operator installs the extra `ocr` (`pip install %(name)s`), the text in pictures is read."),
    N_(
        "%(sentence)s These of its pages are pictures without text, which were not read: %(numbers)s. Where the "
        "operator installs the extra `ocr` (`pip install %(name)s`), the text in pictures is read."
    ),
    N_("The text of this PDF's scanned pages is damaged. Send the PDF as your bank made it."),
    N_(
        "This e-mail brings files along: %(names)s. Save the one that is the statement and send that; or save the "
        "page of the e-mail as HTML, if the transactions stand in its text."
    ),
    N_("This e-mail has no HTML, in whose tables transactions could stand. %(sentence)s"),
    N_("This e-mail is larger than %(count)s MB; no statement is. %(sentence)s"),
    N_("This e-mail is broken (%(message)s). %(sentence)s"),
    N_("This e-mail is nested too deeply to be a statement. %(sentence)s"),
    N_("Export the statement from your bank's website as CSV or PDF instead."),
)
