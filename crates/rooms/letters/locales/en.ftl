# The room Letters.

letters-menu = Letters
letters-title = Is this letter clear?
letters-lead = Paste a letter or message to parents here. You see what a parent still needs, which sentences and words could be easier, and where the letter presses. Wieg gives no mark and no level. It reads Dutch.
letters-paste = The letter
letters-file = Or choose a file
letters-file-hint = Word (.docx), LibreOffice (.odt) or text (.txt), up to 20 MB. When you choose a file, what stands in the field does not count.
letters-look = Look at the letter
letters-look-again = Look again
letters-forgets = Wieg does not keep the letter, unless you ask for it.
letters-empty = There is no letter yet. Paste the text in the field, or choose a file.
letters-broken-off = The letter did not come through. Nothing was kept. Try again.
letters-about = About ‘{ $title }’
letters-kept-title = Letters that are kept
letters-missing-title = What a parent still needs
letters-missing-none = Wieg misses nothing. See for yourself whether it is clear as well.
letters-found = { $count ->
    [one] One thing seems to be there already
   *[other] { $count } things seem to be there already
}
letters-begin-title = Begin here
letters-text-title = In the text
letters-nothing = Wieg finds nothing to change here.
letters-quoted = These are the words of somebody else. They stay as they were said.
letters-compound = A compound that is not on the list. See for yourself whether it fits here.
letters-alternatives = For instance:
letters-before-title = As it was at first
letters-counts-title = In numbers
letters-counts-caption = What can be counted
letters-counts-what = What
letters-counts-before = At first
letters-counts-now = Now
letters-count-words = Words
letters-count-sentence = Words in a sentence, on average
letters-count-long = Sentences of more than 15 words
letters-count-missing = Things that a parent still needs
letters-count-lens = Places that the language lens points at
letters-count-easier = Words that could be easier
letters-count-school = Words of the school without explanation
letters-count-passive = Sentences that do not say who does it
letters-douma = Reading ease after Flesch and Douma: { $ease }, from about 0 (hard) to 100 (easy). The formula counts syllables and sentences only. It says little about one letter and nothing about a reader.
letters-too-short = This text is too short for a formula of reading ease.
letters-change-title = Write it better
letters-change = Change the text and look again. The first version stays beside it.
letters-keep = Keep this letter
letters-keep-hint = Colleagues who look at letters here can then open it and take it away. Put no names of children in a letter that you keep.
letters-remove = Take this letter away
letters-other = Look at another letter
