"""The tags that Taguette's own code reads in a codebook, as JSON, and what Taguette would refuse of them."""

import json
import sys

from taguette import import_codebook, validate

with open(sys.argv[1], "rb") as file:
    tags = import_codebook.list_tags(file)
refused = []
for tag in tags:
    for check, value in ((validate.tag_path, tag["path"]), (validate.description, tag["description"])):
        try:
            check(value)
        except validate.InvalidFormat as error:
            refused.append(f"{tag['path']}: {error.message}")
json.dump({"tags": [[tag["path"], tag["description"]] for tag in tags], "refused": refused}, sys.stdout)
