# Reading texts: why a file cannot be read, and what can be done.

manuscript-empty = There are no words in this file. Is it a photo or a scan of a text? Then type or paste the text yourself.
manuscript-too-large = This file is too large for a text. Wieg reads texts up to 20 MB. Does it hold photos? Save it without them, or as .txt.
manuscript-bomb = Unpacked, this file is much larger than a text can be. Wieg does not open it. Save the text as .txt and try again.
manuscript-damaged = This file is damaged or did not arrive whole. Open it in Word or LibreOffice, save it again and try once more.
manuscript-unsafe-xml = This file holds something that no ordinary text has. Wieg does not open it. Save the text again as .docx, .odt or .txt.
manuscript-outside = This file refers to places outside itself. Wieg does not open it. Save the text again as .docx, .odt or .txt.
manuscript-old-word = This is a Word file from before 2007 (.doc). Open it in Word or LibreOffice and save it as .docx.
manuscript-pdf = Wieg cannot read a PDF. Take the file that the PDF was made from, or copy the text and paste it here.
manuscript-rich-text = This is an .rtf file. Open it in Word or LibreOffice and save it as .docx or .odt.
manuscript-unknown-kind = Wieg does not know this kind of file. Use .docx, .odt, .txt, or subtitles as .vtt or .srt.
