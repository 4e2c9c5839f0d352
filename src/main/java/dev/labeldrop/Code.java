package dev.labeldrop;

/**
 * The rules of a manifest, by the code that a breach of each is reported under. Where Amazon
 * Rekognition has a code for a fault, this is that code; the others are Labeldrop's own, in the
 * same style.
 */
public enum Code {
  /** The file has no line that is not blank. */
  ERROR_EMPTY_MANIFEST(
      Owner.SERVICE,
      Severity.ERROR,
      "The manifest has no JSON line.",
      "Drop a manifest with at least one JSON line."),
  /** The file is larger than the service's limit for a manifest. */
  ERROR_MANIFEST_SIZE_TOO_LARGE(
      Owner.SERVICE,
      Severity.ERROR,
      "The manifest is larger than the service accepts.",
      "Split the manifest into smaller files."),
  /** The file has more lines than a dataset may have entries. */
  ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM(
      Owner.SERVICE,
      Severity.ERROR,
      "The manifest has more lines than a dataset may have entries.",
      "Drop fewer lines, or spread them over several datasets."),
  /** A line is longer, in characters, than an entry may be. */
  ERROR_LINE_TOO_LONG(
      Severity.ERROR,
      "The line is longer than an entry may be; the service would drop it without a word.",
      "Shorten the line: fewer annotations, shorter names, no unused keys."),
  /** A line alone does not fit into one update. */
  ERROR_LINE_TOO_LARGE(
      Severity.ERROR,
      "The line alone is too large for one update.",
      "Shorten the line, or raise the stack parameter MaxChangesBytes."),
  /** A line is not UTF-8. */
  ERROR_INVALID_UTF8(Severity.ERROR, "The line is not valid UTF-8.", "Save the manifest as UTF-8."),
  /** A line is not one JSON object. */
  ERROR_INVALID_JSON_LINE(
      Owner.SERVICE,
      Severity.ERROR,
      "The line is not one complete JSON object.",
      "Write one JSON object on the line, with nothing before or after it."),
  /** A line has no {@code source-ref}. */
  ERROR_MISSING_SOURCE_REF(
      Owner.SERVICE,
      Severity.ERROR,
      "The line does not say which image it is about.",
      "Add \"source-ref\": \"s3://BUCKET/KEY\"."),
  /** A {@code source-ref} is not an S3 URI. */
  ERROR_INVALID_SOURCE_REF_FORMAT(
      Owner.SERVICE,
      Severity.ERROR,
      "The source-ref is not of the form s3://BUCKET/KEY.",
      "Write the image's place as s3://BUCKET/KEY, in lower case up to the bucket."),
  /** A {@code source-ref} stands on an earlier line too. */
  ERROR_DUPLICATE_SOURCE_REF(
      Severity.ERROR,
      "An earlier line has the same source-ref; in a dataset each may appear once.",
      "Merge lines that differ into one, with all labels and boxes; leave out only what is the"
          + " same."),
  /** A line has keys, but no label attribute. */
  ERROR_NO_LABEL_ATTRIBUTES(
      Owner.SERVICE,
      Severity.ERROR,
      "No key of the line has a partner of the same name with -metadata behind it.",
      "Give the label attribute and its metadata matching names: \"A\" and \"A-metadata\"."),
  /** None of a line's label attributes can be used. */
  ERROR_NO_VALID_LABEL_ATTRIBUTES(
      Owner.SERVICE,
      Severity.ERROR,
      "None of the line's label attributes can be used; it comes together with the reasons.",
      "Fix what the line's other problems name."),
  /** A label attribute does not have its form. */
  ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT(
      Owner.SERVICE,
      Severity.ERROR,
      "The label attribute does not have the form that its type asks for.",
      "Classification: an integer. Boxes: image_size with width, height and depth, and annotations"
          + " with class_id, top, left, width and height."),
  /** A label attribute's metadata does not have its form. */
  ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT(
      Owner.SERVICE,
      Severity.ERROR,
      "A field that the metadata must have is missing or not as it must be.",
      "Classification: class-name and confidence (0 to 1). Boxes: objects and class-map. Both:"
          + " type, human-annotated (\"yes\" or \"no\") and creation-date."),
  /** The type of a line's label attribute is none that Custom Labels takes. */
  ERROR_UNSUPPORTED_USE_CASE_TYPE(
      Owner.SERVICE,
      Severity.ERROR,
      "The metadata's type is neither groundtruth/image-classification nor"
          + " groundtruth/object-detection, and the line has no other label attribute that can be"
          + " used.",
      "Transform what the job made; another type written over it does not help."),
  /** A label's name is too long, or empty. */
  ERROR_INVALID_LABEL_NAME_LENGTH(
      Owner.SERVICE,
      Severity.ERROR,
      "The label's name is empty or has more than 256 characters.",
      "Give the label a name of 1 to 256 characters, better at most 255: a longer one cannot be"
          + " filtered for."),
  /** A box has no confidence. */
  ERROR_MISSING_BOUNDING_BOX_CONFIDENCE(
      Owner.SERVICE,
      Severity.ERROR,
      "The metadata's objects have fewer confidences than there are annotations.",
      "Write one {\"confidence\": 1} for each annotation, in the same order."),
  /** A box is of a class without a name. */
  ERROR_MISSING_CLASS_MAP_ID(
      Owner.SERVICE,
      Severity.ERROR,
      "The annotation's class_id is no key of the class-map; the service would train without the"
          + " box.",
      "Add the class_id to class-map, as a string: \"class-map\": {\"0\": \"LABEL\"}."),
  /** A box is not inside its image. */
  ERROR_INVALID_BOUNDING_BOX(
      Owner.SERVICE,
      Severity.ERROR,
      "The box has a negative value or leaves the image; the service would train without it.",
      "Keep the box inside the image, or correct image_size."),
  /** A box is too small. */
  ERROR_BOUNDING_BOX_TOO_SMALL(
      Owner.SERVICE,
      Severity.ERROR,
      "The box is not larger than 1 x 1 pixel, once training has scaled the image's longer side"
          + " down to 1280; the service would train without it.",
      "Enlarge the box or remove it."),
  /** No box of an attribute can be used. */
  ERROR_NO_VALID_ANNOTATIONS(
      Owner.SERVICE,
      Severity.ERROR,
      "All annotations are invalid.",
      "Fix what the line's other errors name of its annotations; this one goes with them."),
  /** An image has more boxes than documented. */
  ERROR_TOO_MANY_BOUNDING_BOXES(
      Owner.SERVICE,
      Severity.WARNING,
      "The image has more than 50 boxes. One page of the guide has an error for it, another raises"
          + " none.",
      "Keep the 50 boxes that matter most."),
  /** An image seems to be too small or too large. */
  ERROR_INVALID_IMAGE_DIMENSION(
      Owner.SERVICE,
      Severity.WARNING,
      "By its image_size, the image has a side of less than 64 or more than 4096 pixels. The"
          + " service looks at the image itself.",
      "Resize the image and its boxes, or correct image_size."),
  /** The images are in more than one bucket. */
  ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS(
      Owner.SERVICE,
      Severity.ERROR,
      "The images of lines that could be sent are in more than one bucket; nothing is sent.",
      "Copy the images into one bucket, and drop the file again."),
  /** The file has more labels than a dataset may have. */
  ERROR_MANIFEST_TOO_MANY_LABELS(
      Owner.SERVICE,
      Severity.ERROR,
      "The lines that could be sent have more than 250 different labels; nothing is sent.",
      "Merge labels, or spread them over several projects."),
  /** A line has only a source-ref. */
  WARNING_UNANNOTATED_RECORD(
      Owner.SERVICE,
      Severity.WARNING,
      "The line has a source-ref and no label attribute: an image that is not labelled yet.",
      "Leave it if it is to be labelled later; training does not use it."),
  /** A line that a human annotated has no boxes. */
  WARNING_NO_ANNOTATIONS(
      Owner.SERVICE,
      Severity.WARNING,
      "The line has an attribute without boxes that was annotated by a human.",
      "Leave it if there is nothing to see in the image; training does not use it."),
  /** An attribute that a human annotated has no boxes. */
  WARNING_NO_ATTRIBUTE_ANNOTATIONS(
      Owner.SERVICE,
      Severity.WARNING,
      "The attribute has no boxes and was annotated by a human; it comes together with"
          + " WARNING_NO_ANNOTATIONS.",
      "Leave it if there is nothing to see in the image; training does not use it."),
  /** The file is a JSON array. */
  ERROR_MANIFEST_IS_JSON_ARRAY(
      Severity.ERROR,
      "The file as a whole is a JSON array, not JSON Lines.",
      "Write its elements one a line, without brackets and commas: jq -c '.[]' FILE."),
  /** The file has objects that go over several lines. */
  ERROR_MANIFEST_IS_PRETTY_PRINTED(
      Severity.ERROR,
      "The file has JSON objects that are spread over lines.",
      "Write each object on one line: jq -c . FILE."),
  /** The file is the output or input of another kind of Ground Truth job. */
  ERROR_MANIFEST_OF_ANOTHER_JOB(
      Severity.ERROR,
      "All lines are of a Ground Truth job that Custom Labels does not take: text, video,"
          + " segmentation, several labels in one array.",
      "Take the output of an image classification or bounding box job; turn a multi-label array"
          + " into one label attribute for each label."),
  /** The file is a CSV or tab-separated file. */
  ERROR_MANIFEST_IS_TABLE(
      Severity.ERROR,
      "The file looks like a table, not like JSON Lines.",
      "Convert it to a manifest: ./labeldrop convert --from csv."),
  /** The file is compressed. */
  ERROR_MANIFEST_IS_COMPRESSED(
      Severity.ERROR,
      "The file is compressed (gzip, ZIP, bzip2, xz, Zstandard, 7-Zip …).",
      "Decompress it and drop what is inside."),
  /** The file is in UTF-16. */
  ERROR_MANIFEST_IS_UTF16(
      Severity.ERROR, "The file is in UTF-16.", "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE."),
  /** The file is in UTF-32. */
  ERROR_MANIFEST_IS_UTF32(
      Severity.ERROR, "The file is in UTF-32.", "Save it as UTF-8: ./labeldrop fix FILE."),
  /** The file's lines are strings that hold JSON. */
  ERROR_MANIFEST_IS_JSON_STRINGS(
      Severity.ERROR,
      "The file's lines are strings that hold JSON, not JSON objects.",
      "Write the objects themselves: jq -c fromjson FILE."),
  /** The file's lines are nearly JSON. */
  ERROR_MANIFEST_IS_NEARLY_JSON(
      Severity.ERROR,
      "The file's lines are nearly JSON: something stands before each object, or they are written"
          + " as another language prints objects.",
      "Write plain JSON objects: ./labeldrop fix FILE."),
  /** No line of the file is one of a manifest. */
  ERROR_MANIFEST_OF_ANOTHER_TOOL(
      Severity.ERROR,
      "No line of the file has a source-ref or a label attribute: it is no manifest, but perhaps"
          + " what another tool writes.",
      "Export the annotations as COCO, Pascal VOC or YOLO, and convert that with ./labeldrop"
          + " convert."),
  /** The file is an HTML or XML document. */
  ERROR_MANIFEST_IS_MARKUP(
      Severity.ERROR,
      "The file is HTML or XML, such as the error page of a failed download.",
      "Look at the file, and get the manifest anew."),
  /** The file stands for one that Git LFS keeps elsewhere. */
  ERROR_MANIFEST_IS_LFS_POINTER(
      Severity.ERROR,
      "The file is a Git LFS pointer, not the file that it points to.",
      "Fetch the manifest itself with git lfs pull, and drop that."),
  /** The file is an image or other data that is no text. */
  ERROR_MANIFEST_IS_BINARY(
      Severity.ERROR,
      "The file is an image (PNG, JPEG) or other data that is no text.",
      "Drop the manifest that names the images; the images stay in their own bucket."),
  /** The file is in the COCO format. */
  ERROR_MANIFEST_IS_COCO(
      Severity.ERROR,
      "The file is in the COCO format: one JSON object for all images.",
      "Convert it to a manifest: ./labeldrop convert --from coco."),
  /** The file has its objects on one line. */
  ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS(
      Severity.ERROR,
      "The file's objects follow each other without line feeds, so that they are one line.",
      "End each object with a line feed."),
  /** The file has more lines than a dataset takes by default. */
  WARNING_MANIFEST_ROWS_ABOVE_DEFAULT(
      Severity.WARNING,
      "The manifest has more than 250,000 lines; up to 500,000 are possible for classification, on"
          + " request.",
      "Have the quota raised before you drop it, or drop fewer lines."),
  /** Two labels are nearly the same. */
  WARNING_SIMILAR_LABELS(
      Severity.WARNING,
      "Two labels look alike: they differ only in case, in white space, hyphens or quotes, or in"
          + " letters of the same shape. For the service they are two.",
      "Use one spelling, if they are to be the same label."),
  /** An image has more labels than documented. */
  WARNING_TOO_MANY_LABELS_PER_IMAGE(
      Severity.WARNING,
      "The image has more than 50 labels of its own.",
      "Keep the 50 labels that matter most."),
  /** A label's name is as long as it may be. */
  WARNING_LABEL_NAME_AT_LIMIT(
      Severity.WARNING,
      "The label's name has 256 characters: the guide allows them, but listings can only be"
          + " filtered by a label of 255 at most.",
      "Shorten the name by one character."),
  /** The value of a label attribute is an integer in quotes. */
  WARNING_LABEL_VALUE_IS_STRING(
      Severity.WARNING,
      "The label attribute's value is an integer in quotes; one page of AWS shows that, the Custom"
          + " Labels guide wants an integer.",
      "Remove the quotes."),
  /** A creation-date is of no known form. */
  WARNING_CREATION_DATE(
      Severity.WARNING,
      "The creation-date is a string, but no date and time of a form that AWS's examples have.",
      "Write it as 2024-05-02T10:11:12."),
  /** A box has fractions of pixels. */
  WARNING_FRACTIONAL_PIXELS(
      Severity.WARNING,
      "Boxes have fractions of pixels: the guide's types say integer, its own converter writes"
          + " fractions.",
      "Look what the numbers count first: pixels, fractions or percent of the image."),
  /** The boxes of a file seem to count something else than pixels. */
  WARNING_BOXES_NOT_IN_PIXELS(
      Severity.WARNING,
      "Boxes are given in pixels, and the numbers of this file look like parts of the images.",
      "Look what the numbers count: pixels, percent or thousandths of the image."),
  /** The metadata has more objects than there are boxes. */
  WARNING_OBJECTS_WITHOUT_ANNOTATIONS(
      Severity.WARNING,
      "The metadata's objects belong to the annotations by index, and there are more of them.",
      "Remove the objects that have no annotation; check that the others are in order."),
  /** A metadata is without its label attribute, beside others. */
  WARNING_METADATA_WITHOUT_ATTRIBUTE(
      Severity.WARNING,
      "A key with -metadata has no partner, so its label is passed over; the line has others.",
      "Add the label attribute, or correct its name."),
  /** A label attribute of a type that is not supported stands beside one that is. */
  WARNING_UNSUPPORTED_ATTRIBUTE_IGNORED(
      Severity.WARNING,
      "A label attribute has a type that Custom Labels does not take, and is passed over; the line"
          + " has another that can be used.",
      "Leave it if you do not need its labels."),
  /** A bucket's name is none that can exist. */
  WARNING_INVALID_BUCKET_NAME(
      Severity.WARNING,
      "The source-ref's bucket has a name that no bucket can have, such as a placeholder. It is"
          + " reported where the name comes first, not on the lines that follow with the same.",
      "Write the name of the bucket that has the images."),
  /** A key has white space where hardly any key has it. */
  WARNING_SOURCE_REF_WHITE_SPACE(
      Severity.WARNING,
      "The source-ref's key has white space or control characters at an end, such as the line end"
          + " of a list that it was read from: hardly ever is that the name of the image.",
      "Take them away, unless the object in S3 really has them in its name."),
  /** A key has characters that cannot be seen. */
  WARNING_SOURCE_REF_INVISIBLE(
      Severity.WARNING,
      "The source-ref's key has control characters or others that cannot be seen.",
      "Compare the key with the name of the object in S3; leave it if that has them too."),
  /** A key is a path that was not resolved. */
  WARNING_SOURCE_REF_PATH(
      Severity.WARNING,
      "The source-ref's key starts with a slash, or has . or .. between slashes, as a path of a"
          + " disk: S3 takes them as part of the name.",
      "Write the key exactly as the object has it."),
  /** A key seems to be URL-encoded. */
  WARNING_SOURCE_REF_ENCODED(
      Severity.WARNING,
      "The source-ref's key has %20 or the like: it seems to be URL-encoded, and S3 takes it as it"
          + " is.",
      "Decode the key, if the object in S3 is named without these signs."),
  /** The source-ref names something else than an image. */
  WARNING_NOT_AN_IMAGE(
      Severity.WARNING,
      "By its name, the source-ref is no PNG or JPEG image; training takes nothing else.",
      "Leave the line out, or convert the image to PNG or JPEG."),
  /** A label's name has characters that cannot be seen. */
  WARNING_LABEL_NAME_CHARACTERS(
      Severity.WARNING,
      "The label's name has white space at an end, control characters or others that cannot be"
          + " seen: the same name without them would be another label.",
      "Write the name without them, on every line."),
  /** A label is what programs write for a missing value. */
  WARNING_LABEL_NAME_PLACEHOLDER(
      Severity.WARNING,
      "The label is what programs write for a value that is missing, such as nan.",
      "Look where the label was lost: write the right one, or leave the lines out."),
  /** A line has boxes under two names. */
  WARNING_SEVERAL_BOX_ATTRIBUTES(
      Severity.WARNING,
      "The line has boxes in more than one label attribute, as after an adjustment job. It is not"
          + " documented whether training takes one of them or all.",
      "Keep the attribute with the boxes that are to count, such as the adjusted ones."),
  /** Training cannot use the image. */
  ERROR_INVALID_IMAGE(
      Owner.SERVICE,
      Severity.ERROR,
      "Training cannot use the image: it is not there, it is no PNG or JPEG, or its size in bytes"
          + " or pixels is outside the limits. Only a look at the images finds it.",
      "Put an image where the line says: PNG or JPEG, at most 15 MB, each side 64 to 4096 pixels,"
          + " the longer less than 20 times the shorter."),
  /** The images' bucket cannot be read. */
  ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET(
      Owner.SERVICE,
      Severity.ERROR,
      "The bucket of the images cannot be read at all.",
      "Allow s3:GetObject on the bucket's objects."),
  /** An image cannot be read. */
  ERROR_IMAGE_NOT_READABLE(
      Severity.ERROR,
      "The image may be there, and it cannot be read: access, its KMS key, or an archive.",
      "Make it readable for whoever trains."),
  /** An image's end is missing. */
  ERROR_IMAGE_CUT_OFF(
      Severity.ERROR,
      "The image breaks off: its end is missing. AWS does not say what training does with it;"
          + " other programs fill it with grey or refuse it.",
      "Upload the image again, from a file that opens whole."),
  /** An image has nearly too many bytes. */
  WARNING_IMAGE_AT_LIMIT(
      Severity.WARNING,
      "The image has more than 15,000,000 bytes and not more than 15 MiB; AWS says 15 MB.",
      "Keep images under 15,000,000 bytes."),
  /** An image has another size than its line says. */
  WARNING_IMAGE_SIZE_DIFFERS(
      Severity.WARNING,
      "The image has another size than the line's image_size, so that its boxes may be elsewhere.",
      "Label the image that is there, or put the one there that was labelled."),
  /** A line has its image's width and height swapped. */
  WARNING_IMAGE_SIZE_SWAPPED(
      Severity.WARNING,
      "The line's image_size has the image's width and height swapped.",
      "Save the image turned upright, and swap width and height back."),
  /** An image of a kind that the documents do not speak of. */
  WARNING_UNUSUAL_IMAGE(
      Severity.WARNING,
      "The image is a PNG or JPEG of an unusual kind: animated, CMYK, or with more than 8 bits a"
          + " channel. AWS does not say what training makes of it.",
      "Save it as a plain RGB image with 8 bits a channel."),
  /** An image's size was not found. */
  WARNING_IMAGE_SIZE_NOT_FOUND(
      Severity.WARNING,
      "The image has so much metadata before its size that this was not read.",
      "Take the metadata out of the image."),
  /** Two images are the same. */
  WARNING_SAME_IMAGE(
      Severity.WARNING,
      "The image has the same bytes as the image of another line, under another key.",
      "Keep one of the lines."),
  /** An image is in both datasets of a project. */
  WARNING_IMAGE_IN_OTHER_DATASET(
      Severity.WARNING,
      "The image is in the project's other dataset too; the service does not say so.",
      "Keep it in one of the two."),
  /** Images were not looked at. */
  WARNING_IMAGES_NOT_CHECKED(
      Severity.WARNING,
      "S3 gave no answer that says anything of the image, after several tries.",
      "Check again later."),
  /** Lines of the file broke rules, so that nothing of it was sent. */
  ERROR_MANIFEST_REJECTED(
      Severity.ERROR,
      "Validation rejected the file.",
      "Fix the lines that the other problems name, and drop the file again."),
  /** The dataset that the file was dropped for is not there. */
  ERROR_DATASET_NOT_FOUND(
      Severity.ERROR,
      "There is no such dataset.",
      "Create it, or drop the file under the right project and type."),
  /** The key of a file under incoming/ is not the key of a drop. */
  ERROR_KEY_IS_NO_DROP(
      Severity.ERROR,
      "The key of the file names no dataset, so nothing was sent.",
      "Drop the file as incoming/PROJECT/train/NAME.jsonl or incoming/PROJECT/test/NAME.jsonl, or"
          + " as incoming/NAME.jsonl for the dataset of the stack parameter DatasetArn. Case"
          + " counts."),
  /** The dataset is in a status in which it takes no updates. */
  ERROR_DATASET_UNUSABLE(
      Severity.ERROR,
      "The dataset takes no updates: its creation failed, or it is being deleted.",
      "Create a dataset anew and drop the file again."),
  /** An ARN is not the ARN of a dataset. */
  ERROR_INVALID_DATASET_ARN(
      Severity.ERROR,
      "The value is not the ARN of a dataset.",
      "Check the stack parameter DatasetArn, or the poller's input."),
  /** The dropped object is not the one any more that the event spoke of. */
  ERROR_OBJECT_CHANGED(
      Severity.ERROR,
      "The dropped object was replaced before it was read to its end.",
      "Nothing, if the newer object has its own notice; otherwise drop the file again."),
  /** The dropped object is gone. */
  ERROR_OBJECT_NOT_FOUND(
      Severity.ERROR,
      "The dropped object was deleted before it was read to its end.",
      "Drop the file again, and see what deletes it."),
  /** An AWS service denied a call. */
  ERROR_ACCESS_DENIED(
      Severity.ERROR,
      "A service denied a call for lack of permission.",
      "Allow the action that the message names to the function's role."),
  /** An AWS service refused a request. */
  ERROR_REQUEST_REFUSED(
      Severity.ERROR,
      "A service refused a request as wrong.",
      "Read the service's words in the message; if they do not help, report a bug of Labeldrop."),
  /** The service refused an update's changes. */
  ERROR_UPDATE_REFUSED(
      Severity.ERROR,
      "The service refused an update as wrong.",
      "Read the service's words in the message; a smaller MaxChangesBytes may help."),
  /** An update ended in another status than complete. */
  ERROR_UPDATE_FAILED(
      Severity.ERROR,
      "The service took an update and ended it as failed.",
      "Look at the lines of that chunk, and drop the file again when they are fixed."),
  /** An update was not over in time. */
  ERROR_UPDATE_TIMED_OUT(
      Severity.ERROR,
      "An update was not over within the time allowed.",
      "Look at the dataset, then drop the file again; or raise UpdateTimeoutMinutes."),
  /** The service lists an entry as one with errors and names none. */
  ERROR_UNNAMED_ENTRY_ERROR(
      Severity.ERROR,
      "The service counts the entry among those with errors, but names no error.",
      "Compare the line with the documented form, and drop it again."),
  /** A line makes every update fail that it is in. */
  ERROR_LINE_FAILS_UPDATE(
      Severity.ERROR,
      "An update of this line alone fails, and the service gives no code.",
      "Compare the line with the documented form, fix it in rejected.jsonl, and drop that file."),
  /** Some lines make an update fail, and it was not found out which. */
  ERROR_LINES_FAIL_UPDATE(
      Severity.ERROR,
      "An update of these lines fails; the updates that may be spent on the search were used up"
          + " before the line at fault was found.",
      "Drop these lines again in smaller files, or raise the stack parameter MaxIsolationUpdates."),
  /** The dataset has no entry for a line that was applied. */
  ERROR_MISSING_ENTRY(
      Severity.ERROR,
      "The update was completed, but the dataset has no entry for the line: the service dropped it"
          + " without a word.",
      "Compare the line with the documented form, fix it in rejected.jsonl, and drop that file."),
  /** The dataset holds something else than a line that was applied says. */
  ERROR_ENTRY_DIFFERS(
      Severity.ERROR,
      "The update was completed, but the dataset holds something else for the image than the line"
          + " says: the service kept the old entry, or somebody changed it since.",
      "Look at the entry in the console; to send the line again, drop rejected.jsonl."),
  /** The dataset may grow beyond what it takes. */
  WARNING_DATASET_MAY_EXCEED_ENTRIES(
      Severity.WARNING,
      "With the lines of the file, the dataset may have more entries than it takes.",
      "Lines of images that it has already take no room; for the others, check the quota."),
  /** The dataset may get more labels than it takes. */
  WARNING_DATASET_MAY_EXCEED_LABELS(
      Severity.WARNING,
      "With the labels of the file, the dataset may have more labels than it takes.",
      "Use the labels that the dataset has already, or take unused ones out of its entries."),
  /** The dataset's images are in another bucket than the file's. */
  WARNING_DATASET_HAS_ANOTHER_BUCKET(
      Severity.WARNING,
      "The dataset has images of another bucket than the file; training takes images of one bucket"
          + " only.",
      "Copy the images into one bucket and drop lines that name it."),
  /** The dataset could not be compared with the file before the send. */
  WARNING_DATASET_NOT_COMPARED(
      Severity.WARNING,
      "What the dataset holds already could not be compared with the file.",
      "Check by hand that it has room, and that its images are in the same bucket."),
  /** The dataset could not be asked what it keeps errors on. */
  WARNING_ENTRIES_NOT_CHECKED(
      Severity.WARNING,
      "The dataset's entries could not be checked for errors.",
      "List the dataset's entries with errors in the console."),
  /** It could not be proved that the dataset holds every line that was applied. */
  WARNING_LINES_NOT_PROVED(
      Severity.WARNING,
      "Every update was completed, but it could not be proved that the dataset holds every line.",
      "Raise the stack parameter MaxListingCalls to have more looked at, or compare the dataset"
          + " in the console."),
  /** The file with the lines that were replaced lacks some. */
  WARNING_UNDO_INCOMPLETE(
      Severity.WARNING,
      "Of some lines that were replaced it is not known how they were, so undo.jsonl lacks them.",
      "Before you drop undo.jsonl, look for these entries in your own copies."),
  /** Some rejected lines are not in the file of rejected lines. */
  WARNING_REJECTED_INCOMPLETE(
      Severity.WARNING,
      "Some of the lines that were rejected are not in rejected.jsonl.",
      "Fix the lines in your own copy of the file, and drop that: lines that are there already are"
          + " not sent again."),
  /** An execution comes near the events that it may have. */
  ERROR_EXECUTION_TOO_LONG(
      Severity.ERROR,
      "The run has come near the events that Step Functions allows an execution.",
      "Drop the file again, in parts: lines that are there already are replaced by the same."),
  /** Somebody stopped the run. */
  ERROR_RUN_STOPPED(
      Severity.ERROR,
      "Somebody stopped the run. Updates that were sent before are not taken back.",
      "If something of the file was sent and has replaced entries, the run's undo.jsonl brings them"
          + " back. To have the whole file applied after all, drop it again."),
  /** A file needs more updates than one run can follow. */
  ERROR_TOO_MANY_CHUNKS(
      Severity.ERROR,
      "The file needs more updates than one run can follow.",
      "Raise the stack parameter MaxChangesBytes, or drop the file in parts."),
  /** More than 20 % of a chunk's lines were rejected: the service could have failed its update. */
  WARNING_MANY_LINES_REJECTED(
      Severity.WARNING,
      "With OnInvalidLine = SKIP, more than 20 % of a chunk's lines were rejected. Had they been"
          + " sent, the service could have failed the whole update.",
      "When many lines are rejected, there is usually one cause: look for it in"
          + " rejected.reasons.jsonl, fix the lines in rejected.jsonl, and drop that file."),
  /** A listing cannot go on where it stopped. */
  ERROR_PAGE_TOKEN_EXPIRED(
      Severity.ERROR,
      "The service no longer knows the page token of a listing.",
      "The listing is started again by itself; if it fails twice, drop the file again."),
  /** A listing of the service did not end. */
  ERROR_ENDLESS_LISTING(
      Severity.ERROR,
      "The service gave the same page token twice.",
      "Drop the file again; if it stays so, ask AWS Support."),
  /** A step failed in a way that was not foreseen. */
  ERROR_STEP_FAILED(
      Severity.ERROR,
      "A step of the run failed in a way that Labeldrop did not foresee.",
      "Look at the execution and the function's log, and drop the file again."),
  /** The run's plan is gone. */
  ERROR_PLAN_NOT_FOUND(
      Severity.ERROR,
      "The run's plan.json is not there.",
      "Drop the file again, and see what deletes runs/."),
  /** A step's input is not of its form. */
  ERROR_INVALID_INPUT(
      Severity.ERROR,
      "A document or a step's input is not of its documented form.",
      "Correct what the message names."),
  /** A variable of a function's environment has a value that is not allowed. */
  ERROR_INVALID_SETTING(
      Severity.ERROR,
      "A setting has a value that is not allowed.",
      "Set the stack parameter that the message names to an allowed value."),
  /** An event is no S3 event. */
  ERROR_INVALID_EVENT(
      Severity.ERROR,
      "The event is not an S3 event.",
      "Call IngestFunction with an S3 event; events/ has examples."),
  /** An S3 event does not say what was dropped. */
  ERROR_UNREADABLE_EVENT(
      Severity.ERROR,
      "A record of the event does not say what was dropped.",
      "Look at the message: if the record is one of another service, see what sends it to"
          + " IngestFunction; if its key cannot be read, drop the file again under a plain key."),
  /** The state machine could not be started. */
  ERROR_EXECUTION_REFUSED(
      Severity.ERROR,
      "Step Functions refused to start an execution.",
      "Check that IngestFunction may start the state machine."),
  /** The notice could not be sent. */
  ERROR_NOTICE_REFUSED(
      Severity.ERROR,
      "SNS refused the notice.",
      "Check that the topic exists and that ReportFunction may publish to it.");

  /** Whose code it is. */
  public enum Owner {
    /** Amazon Rekognition's. */
    SERVICE,
    /** Labeldrop's own. */
    LABELDROP
  }

  private final Owner owner;
  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Code(Severity severity, String meaning, String remedy) {
    this(Owner.LABELDROP, severity, meaning, remedy);
  }

  Code(Owner owner, Severity severity, String meaning, String remedy) {
    this.owner = owner;
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** Whose code it is. */
  public Owner owner() {
    return owner;
  }

  /** What a breach means for its line. */
  public Severity severity() {
    return severity;
  }

  /** The rule, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
