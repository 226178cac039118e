# The words of reports.

word-unknown = unknown
word-unknown-means = nobody asked, or nobody filled it in. Unknown is a group of its own; we do not guess.
word-not-shown = not shown
word-unset = Signs that cannot be shown in this file are printed as […]. The web page does show them.
word-not-shown-means = there are so few pupils that someone could be recognised. This is not the same as zero.
document-to = to
document-lower-end = lower end
document-upper-end = upper end
document-skip = Skip to the content
document-contents = In this report
document-show-figures = Show the figures
document-info = Good to know
document-caution = Please note
document-question = Question for the team
document-page = page
document-of = of
document-about-sheet = About this file
