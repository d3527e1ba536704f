// Generated from openapi.json by `npm run openapi`; do not edit.
export interface paths {
    "/api/accounts/{personId}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an account back to pending; its sessions end. */
        post: operations["resetAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the activation has come. */
        get: operations["activation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation-slips/{sheetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes of a sheet, for its maker, within the hour. */
        get: operations["slipSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation-slips/{sheetId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheet, for printing. */
        get: operations["slipSheetPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code to the phone on the roster, if there is one. */
        post: operations["sendActivationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the consent text, choose a password, be logged in. */
        post: operations["finishActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation/second-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the slip code or the code from the message. */
        post: operations["proveActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with identity number and its last six, or with the code and name of a slip. */
        post: operations["startActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which role at organisations in scope, now and planned. */
        get: operations["appointments"];
        put?: never;
        /** Give a role at an organisation for a time. */
        post: operations["appoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{appointmentId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a role, today or on a later day. */
        post: operations["endAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates of the people whom the caller answers for, newest first */
        get: operations["listCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{personId}/{certificateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One certificate, its check link, and whether its evaluation still gives the same bytes */
        get: operations["getCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{personId}/{certificateId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a valid certificate, byte for byte as it was issued */
        get: operations["downloadCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s own certificates and statements, newest first; `of`: an enrolment or an examination */
        get: operations["listMyCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/obstacles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates that are earned and cannot be printed, longest waiting first */
        get: operations["listCertificateObstacles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A consent text, as Markdown. */
        get: operations["consent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-cases/{subjectId}/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course as whoever decides about it sees it, with its questions and answers */
        get: operations["getReviewedCourse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A recording or document, whole or in parts */
        get: operations["courseMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-media/{mediaId}/courseware": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A SCORM package as learners will see it, without keeping anything of it */
        get: operations["previewCourseware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-media/{mediaId}/pieces/{piece}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A playlist or piece of a recording in pieces (HLS) */
        get: operations["courseMediaPiece"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Electives that are chosen together, as one: those one has chosen, and those offered */
        get: operations["listCoursePacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-packs/{packId}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a pack of electives, or one instead of another of which nothing was begun */
        put: operations["choosePack"];
        post?: never;
        /** Give back a pack of which nothing was begun */
        delete: operations["dropPack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that one began to send in pieces, the latest first */
        get: operations["listCourseUploads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a file has come, and what became of it */
        get: operations["getCourseUpload"];
        /** Begin a file that comes in pieces, so that a cut line costs one piece */
        put: operations["beginCourseUpload"];
        post?: never;
        /** Give up a file that came in pieces; a recording that was kept of it stays */
        delete: operations["dropCourseUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-uploads/{uploadId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every piece has come; the upload then says what became of the file */
        post: operations["finishCourseUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/course-uploads/{uploadId}/pieces/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One piece of a file, with its SHA-256; in any order, and again where no answer came */
        post: operations["sendCourseUploadPiece"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one studies, and what one’s place offers besides; if nothing, why */
        get: operations["listCourses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s declarations, last changed first */
        get: operations["listDeclarations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/{declarationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a draft as it is; the device makes the id, so a repeat is the same draft */
        put: operations["saveDraft"];
        post?: never;
        /** Throw a draft away; what was handed in stays */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/{declarationId}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that what the unit wrote down is not so; whoever decides sees it first */
        post: operations["objectToRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/{declarationId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a draft in; this instant decides the year */
        post: operations["submitDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a declaration at the desk: all about it, and where colleagues share it, claimed */
        post: operations["openDeclarationAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a form as filled in so far would count, with everything the person has */
        post: operations["previewDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course as one studies it: chapters, how far each is, what waits */
        get: operations["getStudy"];
        /** Begin a course that is offered */
        put: operations["enrolOnCourse"];
        post?: never;
        /** Leave a course that was not paid */
        delete: operations["leaveCourse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/anomalies/{anomalyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer what the bureau asks about one’s record of study; it looks again, with the answer */
        put: operations["answerStudyQuestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the question that waits; right, and what was held counts */
        post: operations["answerCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/appeals/{appealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask a person to look at the time of a chapter that was not credited */
        put: operations["appealStudyTime"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/part-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what a part of a SCORM package says of its learner; time it claims counts nothing */
        put: operations["saveScormPart"];
        /** Open a part of a SCORM package: where it is shown and what it finds of the learner */
        post: operations["openScormPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A session to play a chapter in; one that runs elsewhere ends */
        post: operations["beginPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A picture in place of an answer to the question that waits; it is looked at and not kept */
        post: operations["confirmPresence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/tests/{testId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Draw the questions that prove a chapter; one that runs goes on under its own id */
        put: operations["beginTestOut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/tests/{testId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the test in, once; enough right, and the chapter is done */
        post: operations["handInTestOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/chapters/{chapterId}/uncredited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every stretch of a chapter that was not credited, and why; the latest first */
        get: operations["listUncredited"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enrolments/{enrolmentId}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write something down at a place of a chapter; up to 500 on a course */
        put: operations["keepStudyNote"];
        post?: never;
        /** Throw a note away */
        delete: operations["dropStudyNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for oneself, or as a unit administrator for someone in scope */
        post: operations["uploadEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{personId}/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a file */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{personId}/{evidenceId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was handed in; an opening by someone else is recorded */
        get: operations["downloadEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{personId}/{evidenceId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A smaller, upright copy of a picture, without its metadata */
        get: operations["previewEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is owed for courses and packs of one’s organisation, what was paid and paid back */
        get: operations["listFees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fees/{personId}/{feeId}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what was paid at the counter; the course opens at once */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fees/{personId}/{feeId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down that a fee was paid back, while nothing of the course was begun */
        post: operations["refundFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may declare under the rulebook that governs them today */
        get: operations["listForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hours/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which units are sealed for which year, newest first */
        get: operations["listSeals"];
        put?: never;
        /** Seal what a unit has for a year; nothing may be undecided */
        post: operations["sealUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hours/seals/{sealId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a sealed year again, with the reason; only the office that sealed may */
        post: operations["openSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Columns and limits of what can be brought in as rows */
        get: operations["describeIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{kind}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of a unit, the latest first */
        get: operations["listIntakeBatches"];
        put?: never;
        /** Hand in a workbook; the same file again answers the earlier batch */
        post: operations["openIntakeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{kind}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty workbook with the headings and an example row */
        get: operations["downloadIntakeTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a batch has come: counts, what is expected and what happened */
        get: operations["getIntakeBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop; what was brought in so far stays and can be undone */
        post: operations["cancelIntakeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring in whatever is ready; the rest stays for repair */
        post: operations["confirmIntakeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same workbook with what is wrong behind each row */
        get: operations["downloadIntakeProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a batch in their order, by state */
        get: operations["listIntakeRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/rows/{rowNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct cells of a row on the screen; without cells the row is checked again */
        patch: operations["repairIntakeRow"];
        trace?: never;
    };
    "/api/intake/batches/{unitId}/{batchId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what the batch brought in, as far as nothing rests on it */
        post: operations["undoIntakeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The courses that one’s organisation offers, or is about to, and how they are studied */
        get: operations["listKeptCourses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest version of a course of one’s organisation, with its questions and answers */
        get: operations["getKeptCourse"];
        /** Begin a course of one’s organisation */
        put: operations["beginCourse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates of a course that the caller’s organisation keeps, newest first */
        get: operations["listCourseCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft of a course; only handing in asks whether it is complete */
        put: operations["saveCourse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/learners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who studies a course of one’s organisation, and how far they are */
        get: operations["listCourseLearners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/learners/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who studies a course of one’s organisation, as a workbook */
        get: operations["exportCourseLearners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of a course of one’s organisation, those that most miss first */
        get: operations["listCourseQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a course to the bureau */
        post: operations["submitCourse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/{courseId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a new version; the published one stays until this one is */
        post: operations["reviseCourse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-courses/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A recording (MP4, WebM, M4A), document (PDF) or SCORM package for the courses of one’s organisation */
        post: operations["uploadCourseMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packs of electives that one’s organisation puts together, and what may be in them */
        get: operations["listKeptPacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-packs/{packId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down a pack of electives; only offering it asks whether it is complete */
        put: operations["keepPack"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kept-packs/{packId}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Offer a pack of electives, whole, or take it out again */
        put: operations["offerPack"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in, or begin an activation with identity number and its last six characters. */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session. */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matchings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in scope whom another unit asks for. */
        get: operations["matchings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matchings/{matchingId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the person go to the unit that asks, or not. */
        post: operations["decideMatching"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stores answers; a revision that is not higher than the stored one loses */
        post: operations["saveAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exams that the caller signed up for, and those to sign up for */
        get: operations["listMyAssessments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One exam with its homework, times, tickets and what is owed */
        get: operations["getMyAssessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/accessible-seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Asks for a seat without steps, or no longer */
        put: operations["askForAccessibleSeat"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the caller up */
        post: operations["signUpForAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s own portrait, as the ticket shows it */
        get: operations["getMyPortrait"];
        put?: never;
        /** The caller’s portrait (JPEG, PNG) for the admission ticket, with consent to the text named; it is drawn anew */
        post: operations["uploadPortrait"];
        /** Ends the consent: the portrait goes, and tickets that are kept are printed without it */
        delete: operations["takePortraitBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/resit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the caller up for the re-sit */
        post: operations["signUpForResit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/tasks/{taskId}/attempts/{attemptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Begins a piece of work, or finds it begun: answers which attempt to go on with */
        put: operations["startAttempt"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/tasks/{taskId}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The admission ticket of a central session; where there is a fee, it is owed from now on */
        post: operations["printTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/tasks/{taskId}/ticket/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket as PDF, once it was printed, with the seat as it is now */
        get: operations["downloadTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assessments/{offeringId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the signing up back, while nothing has begun */
        post: operations["withdrawFromAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions and answers of an attempt as they were; keys only after all are done */
        get: operations["getAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a result may be contested and until when, and where an appeal stands */
        get: operations["getResultAppeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}/appeals/{appealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Asks somebody who did not mark the paper to look at the result again */
        put: operations["appealResult"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on on this device; the one before is told, and the change is recorded */
        post: operations["moveAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}/pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a question that the attempt asks, as long as its questions are shown */
        get: operations["getAttemptPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/attempts/{attemptId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands in, once; answers that come along are stored first */
        post: operations["submitAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nothing-to-declare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The years for which the caller has said that there is nothing to declare */
        get: operations["listNothingDeclared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nothing-to-declare/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer that there is nothing to declare for a year; nothing else happens */
        put: operations["sayNothingToDeclare"];
        post?: never;
        /** Take that answer back */
        delete: operations["takeNothingBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s notices, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks some of the caller’s notices as read; unknown ones are left out */
        post: operations["markNoticesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks everything up to an instant as read; what arrived since stays unread */
        post: operations["markAllNoticesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways the caller chose for each topic of notices */
        get: operations["getNoticeSettings"];
        /** Chooses ways for topics; the product itself always tells */
        put: operations["chooseNoticeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices the caller has not read */
        get: operations["countUnreadNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops letters of one topic by the link at the end of a letter */
        post: operations["unsubscribeNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an organisation below another. */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation: its place, what it names and who answers for it today. */
        get: operations["organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change names, region, credit code or contact. */
        patch: operations["changeOrganisation"];
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessment-rules/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rulebook of the place lays down for exams of a year; null where nothing */
        get: operations["getAssessmentRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The exams that an organisation holds, newest change first */
        get: operations["listAssessments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An exam with the people in it, their attempts and what happened in them */
        get: operations["getAssessmentDesk"];
        /** Draws up an exam: papers, times, who may sign up. Rules come from the place’s rulebook */
        put: operations["saveAssessment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/marking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answers that wait for the caller’s mark, without names and without others’ marks */
        get: operations["listAnswersToMark"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets people sign up; papers and times are settled from then on */
        post: operations["openAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an attempt for its person, with a reason; what is stored counts */
        post: operations["forceSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/marks/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks one answer that no key decides */
        put: operations["markAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down what happened in an attempt */
        post: operations["noteIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a person so many minutes more than others, with a reason */
        put: operations["extendAttempts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The portrait of somebody who signed up, for whoever holds and proctors the exam */
        get: operations["getPortrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who passed and who did not, with marks, hours in the ledger and certificates; once told */
        get: operations["listAssessmentResults"];
        put?: never;
        /** Publishes everybody’s results, when nobody can work on it any more and all is marked */
        post: operations["releaseAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/results/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same list as a workbook, everybody in it */
        get: operations["exportAssessmentResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/prints/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Has the tickets of everybody, or the list of each room, printed; no fee is owed for it */
        put: operations["printSession"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/prints/{batchId}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One part of a print as PDF */
        get: operations["downloadPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/rooms/{roomId}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who sits in a room of a session, seat by seat */
        get: operations["listRoomSeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who sits where in a session: rooms, draws, who has no seat, and what was printed */
        get: operations["getSeating"];
        put?: never;
        /** Seats by chance whoever has no seat; colleagues apart, seed and rooms kept */
        post: operations["drawSeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/seats/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts one person on a free seat, with a reason that is kept */
        put: operations["moveSeat"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How difficult each question was, and how well it tells the strong from the weak */
        get: operations["getQuestionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/statistics/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures of each question as a workbook */
        get: operations["exportQuestionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/assessments/{offeringId}/tickets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person of a ticket, as a proctor reads its code: who, where, and whether inside */
        get: operations["findTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an organisation that nobody needs any more. */
        post: operations["closeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a successor stand for an organisation from today. */
        post: operations["mergeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an organisation below another from a day on. */
        post: operations["moveOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The papers of an organisation */
        get: operations["listPapers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/papers/{paperId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Composes a paper of fixed questions and rules of drawing */
        put: operations["savePaper"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/papers/{paperId}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One paper as it would be drawn, with its keys, for whoever composes it */
        get: operations["tryPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The question banks of an organisation */
        get: operations["listQuestionBanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes or renames a question bank */
        put: operations["saveQuestionBank"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A picture (JPEG, PNG, WebP) for questions of the bank; it is drawn anew */
        post: operations["uploadQuestionPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/qti": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of the bank with their keys as a QTI package, a thousand to a part */
        get: operations["exportQuestionPackage"];
        put?: never;
        /** Brings the questions of a QTI item or package (2.0 to 3.0) into the bank */
        post: operations["importQuestionPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/qti/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What of a QTI item or package would go into the bank, and what would not and why */
        post: operations["checkQuestionPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of a bank with their keys, newest change first */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/questions/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Writes the next version of a question, or its first */
        put: operations["saveQuestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-banks/{bankId}/questions/{questionId}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a question out of use; attempts that have it keep it */
        post: operations["retireQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/question-pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a question, for whoever keeps the banks of the organisation */
        get: operations["getQuestionPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/relations/{relation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the office of a kind from a day on. */
        put: operations["setRelation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/relations/{relation}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name no such office any more; one named above holds again. */
        post: operations["endRelation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an organisation holds central exams: places, their rooms and seats */
        get: operations["listVenues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{nodeId}/venues/{venueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes or changes a place with its rooms; a room that is left out is no longer offered */
        put: operations["saveVenue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations that can be named as an office, by part of their name. */
        get: operations["offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations in the caller’s scope: the tops, those below one, those that match, or where people may be registered. */
        get: operations["organisationTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rulebooks installed on this server, newest edition of each */
        get: operations["listPacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{packId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest edition of one rulebook: what it asks for, and every article behind it */
        get: operations["getPack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{packId}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complete text of one rulebook and its cases, to compute with it elsewhere */
        get: operations["getPackSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-callbacks/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment system says that a fee is paid; `signature` is HMAC-SHA256 (hex) of the bytes of `payload` */
        post: operations["hearPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payment systems that may say, signed, what was paid to one’s organisation */
        get: operations["listPaymentKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a payment system say what was paid */
        put: operations["addPaymentKey"];
        post?: never;
        /** Believe a payment system no more */
        delete: operations["dropPaymentKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-keys/{keyId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a payment system signs with */
        get: operations["getPaymentSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in scope, by name, pinyin, initials or staff number, within a unit or all. */
        get: operations["people"];
        put?: never;
        /** Register someone in a unit; someone who belongs elsewhere is sent for matching. */
        post: operations["enrolPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in scope with what they have and lack this year, most urgent first, with counts and a histogram of gaps */
        get: operations["listPeopleHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people-hours/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people list as a workbook */
        get: operations["exportPeopleHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people-with-nothing-to-declare/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who in the caller’s units has answered that there is nothing to declare */
        get: operations["listNothingInUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person, in scope or oneself. */
        get: operations["person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change contacts, staff number or facts of someone in scope. */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/people/{personId}/certificate-outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why there is a certificate of a year, or why there is none yet */
        get: operations["getCertificateOutlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/declarations/{declarationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One declaration with form, files, effect and, for a reviewer, what to look at twice */
        get: operations["getDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/declarations/{declarationId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The declaration as a page for the file, drawn from the pack’s form */
        get: operations["printDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is needed, what counts, what is under review, what is missing by when, and every record with what it counts */
        get: operations["getHoursOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/hours/records/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a record counts what it counts: facts, rule, arithmetic, caps, source, ledger entries, who did what */
        get: operations["getWhy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move someone to another of the caller’s units from a day on. */
        post: operations["movePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an activation slip for one person; older slips become void. */
        post: operations["makeSlip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exact search by identity number, in the body so that no history keeps it. */
        post: operations["findPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learning records from another platform: recorded and recognised at once, once per external id */
        post: operations["pushPlatformRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a player played since its last report; numbered, so that a repeat counts once */
        post: operations["reportPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May the caller be confirmed by a picture, and did he agree to it? */
        get: operations["getPresenceConsent"];
        /** Agree, separately and for this purpose alone, to be confirmed by a picture */
        put: operations["consentToPresence"];
        post?: never;
        /** Take that back; from now on there are questions only */
        delete: operations["withdrawPresenceConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/{token}/holder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Is the typed name the name of the holder? */
        post: operations["checkCertificateHolder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/by-token/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a check link or QR code leads to */
        get: operations["checkCertificateByToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A certificate by its number and the name of its holder; neither alone is enough */
        post: operations["checkCertificateByNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/check-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compares a PDF with what was issued; the file is never stored */
        post: operations["checkCertificatePdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that sign certificates here (RFC 7517), for verifiers elsewhere */
        get: operations["listVerificationKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reflections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s reflections, and how the place wants them; null where it knows none */
        get: operations["listReflections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reflections/{reflectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hand in a reflection; it counts by itself and may be drawn for a check */
        put: operations["handInReflection"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reflections/{subjectId}/{reflectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A reflection, for its author and for the office that checks it */
        get: operations["getReflection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Provinces, or the administrative divisions directly below one. */
        get: operations["regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminder-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a reminder of the caller has come, and whom it left alone */
        get: operations["getReminderRun"];
        /** Reminds everyone whom the people list shows under a filter, as work with progress */
        put: operations["startReminderRun"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminder-runs/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s reminder that is under way, or the last one */
        get: operations["newestReminderRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells people what is missing and by when; leaves out who has met the year or was reminded in the last days */
        post: operations["remindPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/result-appeals/{subjectId}/{appealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contested paper for whoever decides: answers, keys, guides, marks so far */
        get: operations["getAppealedResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/result-appeals/{subjectId}/{appealId}/marks/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What somebody who did not mark the paper would give; it counts once the appeal is granted */
        put: operations["markAppealedAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/result-appeals/{subjectId}/{appealId}/pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a question of a contested paper, for whoever decides about it */
        get: operations["getAppealedPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/absences/{absenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Who is away from an office from when until the day of return; the same id again changes the days */
        put: operations["keepAbsence"];
        post?: never;
        /** Take back an absence that is not over yet */
        delete: operations["removeAbsence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/bulk-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last decisions in bulk that the caller said, the newest first */
        get: operations["listBulkDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/bulk-decisions/{bulkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a decision in bulk has come, and what was not decided */
        get: operations["getBulkDecision"];
        put?: never;
        /** Decide up to 5,000 cases alike, each on its own, as work that goes on by itself */
        post: operations["decideInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/bulk-decisions/{bulkId}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each case of a decision in bulk, in the order in which they were named */
        get: operations["listBulkCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{caseId}/nudge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind the office that has one’s own case: once at each station, not before three working days */
        post: operations["nudgeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{caseId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one’s own case back while nobody has decided */
        post: operations["withdrawCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: its stations, decisions and what the caller may do */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one works on a case, so that nobody else does; again renews it */
        post: operations["claimCase"];
        /** Give back a case that one works on */
        delete: operations["unclaimCase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass, return, reject or veto one case */
        post: operations["decideCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask that a decided case be opened again, with the reason */
        post: operations["askToReopenCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}/reopening/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a case again, wholly or for the named items, or keep it as it is and say why */
        post: operations["decideReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/cases/{subjectId}/{caseId}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a case that a colleague works on, or from an office below that is empty, away or late, and say why */
        post: operations["takeOverCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide up to 200 cases alike, each on its own, with a result for each */
        post: operations["decideCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drawings of samples at the caller’s offices, newest first, and what waits to be drawn from */
        get: operations["listDraws"];
        put?: never;
        /** Draw samples from what waits at an office, of one unit or of all; the seed is kept */
        post: operations["drawSamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/draws/{drawId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One drawing with its seed and every rank, so that it can be drawn again, and what became of each case */
        get: operations["getDraw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that wait at the offices the caller is appointed to, oldest first or riskiest first */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s offices and those below: what waits, since when, and who is there or away */
        get: operations["listReviewOffices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/offices/{officeId}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits at an office below the caller’s, oldest first */
        get: operations["listOfficeCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/offices/{officeId}/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Within how many working days the office promises to decide; for cases that come from now on */
        put: operations["promiseServiceTime"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a case at the desk: the case, and where colleagues share it, claimed */
        post: operations["openCaseAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that matches a filter of the inbox and may be decided alike, in its version of now, and what is left out */
        get: operations["selectInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places that the caller speaks for, with the rules in force there and what is left open */
        get: operations["listRulebookPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-places/{placeId}/edition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of the edition in force at a place, to begin the next one from */
        get: operations["getPlaceEdition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-places/{placeId}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was tried at a place, the latest first */
        get: operations["listTrials"];
        put?: never;
        /** Try other readings, values, or an edition on everyone of a place; nothing changes */
        post: operations["openTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a trial changes, how far it is, and whom it would move */
        get: operations["getTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/edition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A corrected text for an edition in which faults were found */
        put: operations["correctTrial"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a trial moves, the largest loss first */
        get: operations["listTrialPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person under both rules, record by record */
        get: operations["getTrialPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a trial moves, as a workbook */
        get: operations["exportTrialPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the change into force; the hours of everyone concerned follow in the background */
        post: operations["publishTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline what a department proposed, with a reason that it reads */
        post: operations["declineTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lay a counted change before a second person */
        post: operations["submitTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/taking-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count on everybody what a department proposed; the new trial is the answer */
        post: operations["takeUpTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebook-trials/{trialId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop a change that was not published */
        post: operations["dropTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filters that the caller keeps under a name */
        get: operations["listSavedViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps a filter under a name */
        put: operations["saveView"];
        post?: never;
        /** Forgets a saved filter */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The learning platforms that may send records to the caller’s bureau */
        get: operations["listSenders"];
        put?: never;
        /** Register a learning platform; its credential is drawn separately */
        post: operations["addSender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders/{senderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a sender, change what it may send, suspend it or let it send again */
        patch: operations["changeSender"];
        trace?: never;
    };
    "/api/senders/{senderId}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new credential, answered once; the one before is void */
        post: operations["drawSenderCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders/{senderId}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a sender sent, the latest first */
        get: operations["listReceivedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders/{senderId}/records/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a held record for good; what was sent is forgotten */
        post: operations["dismissReceivedRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders/{senderId}/records/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look once more for the person of a held record; found, it counts */
        post: operations["matchReceivedRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/senders/{senderId}/records/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse a record that should not have been sent */
        post: operations["takeBackReceivedRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, with the roles of today. */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s own phone or e-mail address. */
        post: operations["changeOwnContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/locale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the language of pages and notices. */
        put: operations["chooseLocale"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password; all other sessions end. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The place, its rulebook and the first administrator at once; ends set-up and logs in */
        post: operations["finishSetUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the one-time set-up link for a set-up session. */
        post: operations["openSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this server is set up, and whether this browser may do it */
        get: operations["setUpState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-anomalies/{subjectId}/{anomalyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A record of study that looks odd: why, with the figures, and what was reported */
        get: operations["getStudyAnomaly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-appeals/{subjectId}/{appealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An appeal about study time with the raw record: what was reported, credited, refused */
        get: operations["getStudyAppeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the caller’s units takes part this year: by unit, by course, with results */
        get: operations["studyOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-desk/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records of study that look odd, of the people of the bureau, the latest first */
        get: operations["listStudyAnomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-desk/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Participation by unit, or by course, as a workbook */
        get: operations["exportStudyOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/study-desk/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the caller’s units, most behind first, and what each studies this year */
        get: operations["listStudyPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/activation-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make slips for everyone in the unit whose account is pending. */
        post: operations["makeSlipsOfUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a unit may write down for its people under its rulebook of today */
        get: operations["listUnitForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public notices of a unit’s years, newest first */
        get: operations["listPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/postings/{postingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A public notice with its list, for members of the unit while it is shown */
        get: operations["getPosting"];
        /** Shows a closed summary to everyone of the unit for the working days of the place */
        put: operations["postUnitSummary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/postings/{postingId}/objections/{objectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A member of the unit objects to what is shown; its administrators must answer */
        put: operations["objectToPosting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/postings/{postingId}/objections/{objectionId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers an objection, with a reason */
        post: operations["answerObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/registered-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions that a unit wrote down on one form between two days, and for whom */
        get: operations["listRegisteredSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the unit wrote down for its people, the last first */
        get: operations["listRegistrations"];
        put?: never;
        /** Write one thing down for one or many people of the unit, with a result for each */
        post: operations["registerRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/registrations/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw drafts of the unit away; what was handed in stays */
        post: operations["discardRegistrations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/registrations/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in what the unit wrote down, with proof that holds for all of it */
        post: operations["submitRegistrations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/rulebook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rulebook that governs the people of a unit today */
        get: operations["getUnitRulebook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/summaries/{summaryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Freezes a year of a unit with its day and digest; closing again is another one */
        put: operations["closeUnitSummary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A year of a unit: met, short, under review by unit and subject, hours by activity */
        get: operations["getUnitSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/summary/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The summary as a workbook, one row a person */
        get: operations["exportUnitSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{unitId}/summary/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The summary as a document to sign and seal */
        get: operations["printUnitSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Certificate: {
            because: "hours-corrected" | "rules-or-facts-changed" | null;
            categories: {
                counted: string;
                id: string;
                label: components["schemas"]["Words"];
                met: boolean | null;
                need: string | null;
            }[];
            /** Format: uuid */
            certificateId: string;
            course: {
                /** Format: date */
                on: string;
                part: "course" | "exam";
                title: string;
            } | null;
            ended: {
                records: {
                    after: string;
                    before: string;
                    opinion: string | null;
                    /** Format: uuid */
                    recordId: string;
                    title: string;
                }[];
                short: string;
            } | null;
            holderName: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date */
            issuedOn: string;
            issuer: string;
            kind: "certificate" | "statement" | "course";
            number: string;
            packRef: string;
            period: {
                /** Format: date */
                from: string;
                label: string;
                /** Format: date */
                to: string;
            };
            permissions: {
                download: boolean;
            };
            /** Format: uuid */
            personId: string;
            /** Format: date-time */
            since: string;
            status: "valid" | "revoked" | "replaced";
            title: components["schemas"]["Words"];
            total: {
                counted: string;
                id: string;
                label: components["schemas"]["Words"];
                met: boolean | null;
                need: string | null;
            };
            unit: "hour" | "credit";
            unitName: string;
        };
        CourseCertificate: {
            course: {
                /** Format: date */
                on: string;
                part: "course" | "exam";
                title: string;
            } | null;
            holderName: string;
            /** Format: date */
            issuedOn: string;
            number: string;
            /** Format: date-time */
            since: string;
            status: "valid" | "revoked" | "replaced";
        };
        ImportBatch: {
            /** Format: uuid */
            batchId: string;
            columns: {
                at: number;
                column: string;
                header: string;
            }[];
            confirmedBy: string | null;
            counts: {
                applied: number;
                bad: number;
                duplicate: number;
                kept: number;
                ready: number;
                undone: number;
            };
            endedAt: string | null;
            expected: {
                created: number;
                "sent-for-matching": number;
                unchanged: number;
                updated: number;
            };
            fileName: string;
            happened: {
                created: number;
                "sent-for-matching": number;
                unchanged: number;
                updated: number;
            };
            hiddenRows: number;
            ignoredHeaders: string[];
            kind: string;
            otherSheets: number;
            permissions: {
                cancel: boolean;
                confirm: boolean;
                repair: boolean;
                undo: boolean;
            };
            refusal: {
                code: string;
                detail: {
                    [key: string]: string | number;
                };
            } | null;
            rowsRead: number;
            secondPerson: {
                changed: number;
                needed: boolean;
                population: number | null;
            };
            sheet: string | null;
            sourceKept: boolean;
            /** @enum {unknown} */
            state: "reading" | "refused" | "checked" | "applying" | "done" | "cancelled" | "undoing" | "undone";
            stopped: string | null;
            /** Format: uuid */
            unitId: string;
            /** Format: date-time */
            uploadedAt: string;
            /** Format: uuid */
            uploadedBy: string;
        };
        PackCard: {
            categories: {
                id: string;
                label: components["schemas"]["Words"];
            }[];
            certificate: components["schemas"]["Words"] | null;
            enabled: boolean;
            forms: number;
            /** @enum {unknown} */
            grade: "primary" | "secondary" | "reconstructed";
            id: string;
            name: components["schemas"]["Words"];
            ref: string;
            region: {
                code: string;
                name: string;
            } | null;
            /** @enum {unknown} */
            status: "draft" | "reviewed" | "published";
            summary: components["schemas"]["Words"] | null;
            /** @enum {unknown} */
            unit: "hour" | "credit";
            version: string;
        };
        PackInForce: {
            categories: {
                id: string;
                label: components["schemas"]["Words"];
            }[];
            grade: string;
            id: string;
            name: components["schemas"]["Words"];
            ref: string;
            unit: string;
        };
        PackPage: {
            caps: {
                hours: string;
                id: string;
                label: components["schemas"]["Words"];
                /** @enum {unknown} */
                per: "year" | "period";
                reading: {
                    choice: components["schemas"]["Words"];
                    choiceId: string;
                    id: string;
                    isDefault: boolean;
                    label: components["schemas"]["Words"];
                } | null;
                rule: string;
            }[];
            categories: {
                id: string;
                label: components["schemas"]["Words"];
            }[];
            certificate: components["schemas"]["Words"] | null;
            certificateRule: {
                closing: components["schemas"]["Words"];
                printedBy: string[];
                rule: string;
                seal: components["schemas"]["Words"] | null;
                title: components["schemas"]["Words"];
                /** @enum {unknown} */
                when: "requirement-met" | "record-counted" | "year-verified";
            } | null;
            courseCertificate: {
                categories: components["schemas"]["Words"][] | null;
                closing: components["schemas"]["Words"];
                of: ("course" | "exam")[];
                printedBy: string[];
                rule: string;
                title: components["schemas"]["Words"];
            } | null;
            effective: {
                /** @enum {unknown} */
                dated: "stated" | "assumed";
                from: string;
                to: string | null;
            };
            enabled: boolean;
            formList: {
                categories: components["schemas"]["Words"][];
                decidedBy: ("person" | "unit" | "authority" | "bureau" | "provider") | null;
                evidence: {
                    label: components["schemas"]["Words"];
                    required: boolean;
                }[];
                group: components["schemas"]["Words"] | null;
                hint: components["schemas"]["Words"] | null;
                id: string;
                label: components["schemas"]["Words"];
                rules: string[];
            }[];
            forms: number;
            /** @enum {unknown} */
            grade: "primary" | "secondary" | "reconstructed";
            id: string;
            kinds: {
                categories: components["schemas"]["Words"][];
                id: string;
                label: components["schemas"]["Words"];
                lines: {
                    gives: components["schemas"]["Words"];
                    reading: components["schemas"]["Words"] | null;
                    rule: string;
                    when: components["schemas"]["Words"] | null;
                }[];
                rules: string[];
            }[];
            name: components["schemas"]["Words"];
            notes: {
                /** @enum {unknown} */
                group: "review" | "account" | "assessment" | "filing" | "routing";
                rule: string;
                text: components["schemas"]["Words"];
            }[];
            parameters: {
                id: string;
                label: components["schemas"]["Words"];
                max: string | null;
                rule: string;
            }[];
            readings: {
                choices: {
                    id: string;
                    label: components["schemas"]["Words"];
                }[];
                default: string;
                id: string;
                label: components["schemas"]["Words"];
                rule: string;
            }[];
            ref: string;
            region: {
                code: string;
                name: string;
            } | null;
            requirements: {
                conditional: boolean;
                id: string;
                label: components["schemas"]["Words"];
                need: string | null;
                /** @enum {unknown} */
                per: "year" | "average" | "period";
                reading: {
                    choice: components["schemas"]["Words"];
                    choiceId: string;
                    id: string;
                    isDefault: boolean;
                    label: components["schemas"]["Words"];
                } | null;
                rule: string;
                /** @enum {unknown} */
                unit: "hour" | "credit" | "courses" | "years";
            }[];
            routes: {
                forms: components["schemas"]["Words"][];
                label: components["schemas"]["Words"];
                rule: string;
                steps: {
                    /** @enum {unknown} */
                    effect: "counts" | "confirms" | "vetoes";
                    label: components["schemas"]["Words"];
                    rule: string;
                    serviceWorkingDays: number | null;
                    silenceWorkingDays: string | null;
                }[];
                ways: components["schemas"]["Words"][];
            }[];
            rules: {
                article: string;
                document: components["schemas"]["Words"];
                /** @enum {unknown} */
                grade: "primary" | "secondary" | "reconstructed";
                id: string;
                inferred: boolean;
                paraphrase: components["schemas"]["Words"];
            }[];
            sources: {
                /** @enum {unknown} */
                grade: "primary" | "secondary" | "reconstructed";
                issued: string | null;
                note: components["schemas"]["Words"] | null;
                title: components["schemas"]["Words"];
            }[];
            statements: {
                rule: string;
                text: components["schemas"]["Words"];
            }[];
            /** @enum {unknown} */
            status: "draft" | "reviewed" | "published";
            summary: components["schemas"]["Words"] | null;
            /** @enum {unknown} */
            unit: "hour" | "credit";
            version: string;
            versions: {
                from: string;
                ref: string;
                version: string;
            }[];
            windows: {
                from: string;
                label: components["schemas"]["Words"];
                /** @enum {unknown} */
                limits: "done" | "handed-in";
                makeUp: boolean;
                rule: string;
                to: string;
                toNextYear: boolean;
            }[];
        };
        Problem: {
            code: string;
            detail: {
                [key: string]: string | number;
            };
            errors: {
                code: string;
                detail: {
                    [key: string]: string | number;
                };
                path: string;
            }[];
            reference: string;
            status: number;
            title: string;
            type: string;
        };
        PublicCertificate: {
            because: "hours-corrected" | "rules-or-facts-changed" | null;
            categories: {
                counted: string;
                id: string;
                label: components["schemas"]["Words"];
                met: boolean | null;
                need: string | null;
            }[];
            course: {
                /** Format: date */
                on: string;
                part: "course" | "exam";
                title: string;
            } | null;
            holder: string;
            holderShown: "masked" | "full";
            /** Format: date-time */
            issuedAt: string;
            /** Format: date */
            issuedOn: string;
            issuer: string;
            kind: "certificate" | "statement" | "course";
            number: string;
            period: {
                /** Format: date */
                from: string;
                label: string;
                /** Format: date */
                to: string;
            };
            /** Format: date-time */
            since: string;
            status: "valid" | "revoked" | "replaced";
            title: components["schemas"]["Words"];
            total: {
                counted: string;
                id: string;
                label: components["schemas"]["Words"];
                met: boolean | null;
                need: string | null;
            };
            unit: "hour" | "credit";
        };
        Requirement: {
            could: {
                /** @description hours as a decimal string, or n/d */
                gain: string;
                if: string;
                record: string;
            }[];
            /** @description hours as a decimal string, or n/d */
            cut: string;
            grade: string;
            /** @description hours as a decimal string, or n/d */
            have: string;
            id: string;
            label: components["schemas"]["Words"];
            missing: string | null;
            need: string | null;
            /** @description hours as a decimal string, or n/d */
            pending: string;
            rule: string;
            short: string | null;
            shortWithPending: string | null;
            status: string;
            unit: string | null;
        };
        Step: {
            article: string;
            cap?: {
                id: string;
                limit: string;
                usedBefore: string;
                usedBy: string[];
            };
            cite: string;
            cut?: string;
            document: components["schemas"]["Words"];
            grade: string;
            in: string;
            kept?: string;
            out: string;
            paraphrase: components["schemas"]["Words"];
            rule: string;
            step: string;
            why?: string;
        };
        TrialCard: {
            department: string | null;
            done: number;
            /** @enum {unknown} */
            kind: "settings" | "version" | "edition" | "release";
            madeAt: string;
            madeBy: string | null;
            number: number;
            people: number;
            placeId: string;
            recount: {
                changed: number;
                done: number;
                failed: number;
                left: number;
                people: number;
                /** @enum {unknown} */
                state: "none" | "running" | "done";
            };
            /** @enum {unknown} */
            state: "checking" | "faulty" | "counting" | "counted" | "failed" | "submitted" | "published" | "dropped" | "taken-up" | "declined";
            trialId: string;
            version: string | null;
        };
        TrialPage: {
            changes: {
                after: components["schemas"]["Words"] | string | null;
                before: components["schemas"]["Words"] | string | null;
                /** @enum {unknown} */
                kind: "reading" | "parameter" | "edition";
                label: components["schemas"]["Words"] | null;
                paraphrase: components["schemas"]["Words"] | null;
                rule: string | null;
                usual: boolean;
            }[];
            checked: {
                changed: {
                    differences: components["schemas"]["Words"][];
                    id: string;
                    name: string;
                }[];
                examples: number;
                firstOn: string;
                ref: string;
                version: string;
            } | null;
            countedAt: string | null;
            decidedAt: string | null;
            decidedBy: string | null;
            done: number;
            examples: string | null;
            findings: {
                column: number;
                line: number;
                message: components["schemas"]["Words"];
                /** @enum {unknown} */
                part: "edition" | "examples";
                /** @enum {unknown} */
                severity: "error" | "warning";
            }[];
            /** @enum {unknown} */
            kind: "settings" | "version" | "edition" | "release";
            madeAt: string;
            madeBy: string | null;
            number: number;
            own: boolean;
            pack: components["schemas"]["PackCard"] | null;
            people: number;
            permissions: ("correct" | "submit" | "publish" | "drop" | "take-up" | "decline")[];
            placeId: string;
            placeName: string;
            proposal: {
                answer: string | null;
                department: string;
                takenUpAs: {
                    number: number;
                    /** @enum {unknown} */
                    state: "checking" | "faulty" | "counting" | "counted" | "failed" | "submitted" | "published" | "dropped" | "taken-up" | "declined";
                    trialId: string;
                } | null;
            } | null;
            recount: {
                changed: number;
                done: number;
                failed: number;
                left: number;
                people: number;
                /** @enum {unknown} */
                state: "none" | "running" | "done";
            };
            result: {
                areas: {
                    areaId: string;
                    less: number;
                    more: number;
                    name: string;
                    people: number;
                    toMet: number;
                    toShort: number;
                }[];
                buckets: {
                    from: string;
                    people: number;
                    to: string;
                }[];
                certificates: number;
                /** @enum {unknown} */
                direction: "less" | "more";
                hoursAfter: string;
                hoursBefore: string;
                less: number;
                more: number;
                moved: number;
                people: number;
                period: {
                    from: string;
                    name: string;
                };
                refused: number;
                rules: {
                    hours: string;
                    paraphrase: components["schemas"]["Words"] | null;
                    records: number;
                    rule: string;
                }[];
                same: number;
                toMet: number;
                toShort: number;
            } | null;
            reviewers: string[];
            /** @enum {unknown} */
            side: "bureau" | "department";
            source: string | null;
            /** @enum {unknown} */
            state: "checking" | "faulty" | "counting" | "counted" | "failed" | "submitted" | "published" | "dropped" | "taken-up" | "declined";
            submittedAt: string | null;
            takenUpFrom: {
                number: number;
                trialId: string;
            } | null;
            toBeTold: number;
            trialId: string;
            version: string | null;
            years: number[];
        };
        Words: {
            en: string;
            "zh-CN": string;
        };
    };
    responses: {
        /** @description Refused, with a reason. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    resetAccount: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consentVersion: string;
                        /** Format: date-time */
                        expiresAt: string;
                        maskedName: string | null;
                        proofs: ("slip" | "sms")[];
                        provenWith: ("slip" | "sms") | null;
                    };
                };
            };
        };
    };
    slipSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sheetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slips: {
                            code: string;
                            name: string;
                            unit: string;
                            validUntil: string;
                        }[];
                    };
                };
            };
        };
    };
    slipSheetPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sheetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendActivationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    finishActivation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consentVersion: string;
                    locale?: "zh-CN" | "en";
                    loginName?: string;
                    password: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: "home" | "activation" | "password" | "login";
                    };
                };
            };
        };
    };
    proveActivation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slipCode: string;
                } | {
                    smsCode: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: "home" | "activation" | "password" | "login";
                    };
                };
            };
        };
    };
    startActivation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                    lastSix: string;
                } | {
                    name: string;
                    slipCode: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: "home" | "activation" | "password" | "login";
                    };
                };
            };
        };
    };
    appointments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                node?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            appointmentId: string;
                            documentMask: string;
                            /** Format: date */
                            fromOn: string;
                            /** Format: uuid */
                            nodeId: string;
                            nodeName: string;
                            permissions: "end"[];
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            /** @enum {unknown} */
                            role: "unit-administrator" | "unit-reader" | "department-officer" | "bureau-officer" | "auditor" | "system-administrator";
                            toOn: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    appoint: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    appointmentId?: string;
                    /** Format: date */
                    fromOn: string;
                    /** Format: uuid */
                    nodeId: string;
                    /** Format: uuid */
                    personId: string;
                    /** @enum {unknown} */
                    role: "unit-administrator" | "unit-reader" | "department-officer" | "bureau-officer" | "auditor" | "system-administrator";
                    toOn?: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appointmentId: string;
                    };
                };
            };
        };
    };
    endAppointment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                appointmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    toOn?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listCertificates: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                person?: string;
                state?: "issued" | "revoked" | "replaced";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Certificate"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificateId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        certificate: components["schemas"]["Certificate"];
                        checkUrl: string;
                        replay: {
                            replayedSha256: string;
                            same: boolean;
                            signedSha256: string;
                        };
                    };
                };
            };
        };
    };
    downloadCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificateId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyCertificates: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Certificate"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listCertificateObstacles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            characters: string;
                            code: string;
                            course: string | null;
                            name: string;
                            packId: string;
                            period: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            /** Format: uuid */
                            personId: string;
                            /** Format: date-time */
                            since: string;
                        }[];
                        more: boolean;
                    };
                };
            };
        };
    };
    consent: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        locale: string;
                        text: string;
                        version: string;
                    };
                };
            };
        };
    };
    getReviewedCourse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    courseMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mediaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                    "video/webm": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                    "video/webm": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCourseware: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mediaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        frameUrl: string;
                        origin: string;
                        parts: {
                            depth: number;
                            elements: {
                                [key: string]: string;
                            };
                            itemId: string;
                            kind: "sco" | "asset" | null;
                            launchPath: string;
                            shared: {
                                id: string;
                                read: boolean;
                                value: string | null;
                                write: boolean;
                            }[];
                            title: string;
                        }[];
                        version: "1.2" | "2004";
                    };
                };
            };
        };
    };
    courseMediaPiece: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mediaId: string;
                piece: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.mpegurl": components["schemas"]["Problem"];
                    "audio/aac": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "text/vtt": components["schemas"]["Problem"];
                    "video/iso.segment": components["schemas"]["Problem"];
                    "video/mp2t": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.mpegurl": components["schemas"]["Problem"];
                    "audio/aac": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "text/vtt": components["schemas"]["Problem"];
                    "video/iso.segment": components["schemas"]["Problem"];
                    "video/mp2t": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCoursePacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            categoryLabel: components["schemas"]["Words"];
                            chosen: boolean;
                            courses: {
                                amount: {
                                    unit: "hours" | "credits" | "courses";
                                    value: string;
                                };
                                /** Format: uuid */
                                courseId: string;
                                enrolmentId: string | null;
                                state: "offered" | "awaiting-payment" | "studying" | "done";
                                title: string;
                            }[];
                            fee: {
                                amountFen: number;
                                how: string;
                                number: string;
                            } | null;
                            left: string;
                            /** Format: uuid */
                            packId: string;
                            permissions: ("choose" | "drop")[];
                            priceFen: number;
                            providerName: string;
                            summary: string;
                            title: string;
                        }[];
                    };
                };
            };
        };
    };
    choosePack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    instead: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    dropPack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listCourseUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            bytes: number;
                            /** Format: date-time */
                            changedAt: string;
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                            received: number;
                            state: "open" | "reading" | "kept" | "refused";
                            /** Format: uuid */
                            uploadId: string;
                        }[];
                    };
                };
            };
        };
    };
    getCourseUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        /** Format: date-time */
                        changedAt: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        } | null;
                        name: string;
                        /** Format: uuid */
                        nodeId: string;
                        pieceBytes: number;
                        pieces: {
                            number: number;
                            sha256: string;
                        }[];
                        received: number;
                        refusal: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        } | null;
                        state: "open" | "reading" | "kept" | "refused";
                        /** Format: uuid */
                        uploadId: string;
                    };
                };
            };
        };
    };
    beginCourseUpload: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bytes: number;
                    name: string;
                    /** Format: uuid */
                    nodeId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        /** Format: date-time */
                        changedAt: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        } | null;
                        name: string;
                        /** Format: uuid */
                        nodeId: string;
                        pieceBytes: number;
                        pieces: {
                            number: number;
                            sha256: string;
                        }[];
                        received: number;
                        refusal: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        } | null;
                        state: "open" | "reading" | "kept" | "refused";
                        /** Format: uuid */
                        uploadId: string;
                    };
                };
            };
        };
    };
    dropCourseUpload: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    finishCourseUpload: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        /** Format: date-time */
                        changedAt: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        } | null;
                        name: string;
                        /** Format: uuid */
                        nodeId: string;
                        pieceBytes: number;
                        pieces: {
                            number: number;
                            sha256: string;
                        }[];
                        received: number;
                        refusal: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        } | null;
                        state: "open" | "reading" | "kept" | "refused";
                        /** Format: uuid */
                        uploadId: string;
                    };
                };
            };
        };
    };
    sendCourseUploadPiece: {
        parameters: {
            query: {
                sha256: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                number: number;
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: number;
                    };
                };
            };
        };
    };
    listCourses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        mine: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            categoryLabel: components["schemas"]["Words"];
                            chapters: number;
                            closesOn: string | null;
                            compulsory: boolean;
                            /** Format: uuid */
                            courseId: string;
                            enrolmentId: string | null;
                            keyPoints: string[];
                            lengthMs: number;
                            opensOn: string | null;
                            permille: number;
                            permissions: ("enrol" | "study")[];
                            priceFen: number;
                            providerName: string;
                            required: {
                                /** Format: uuid */
                                courseId: string;
                                done: boolean;
                                title: string;
                            }[];
                            settlesOn: string | null;
                            state: "offered" | "awaiting-payment" | "studying" | "done";
                            summary: string;
                            title: string;
                            window: "open" | "not-yet" | "over";
                        }[];
                        missed: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            categoryLabel: components["schemas"]["Words"];
                            chapters: number;
                            closesOn: string | null;
                            compulsory: boolean;
                            /** Format: uuid */
                            courseId: string;
                            enrolmentId: string | null;
                            keyPoints: string[];
                            lengthMs: number;
                            opensOn: string | null;
                            permille: number;
                            permissions: ("enrol" | "study")[];
                            priceFen: number;
                            providerName: string;
                            required: {
                                /** Format: uuid */
                                courseId: string;
                                done: boolean;
                                title: string;
                            }[];
                            settlesOn: string | null;
                            state: "offered" | "awaiting-payment" | "studying" | "done";
                            summary: string;
                            title: string;
                            window: "open" | "not-yet" | "over";
                        }[];
                        offered: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            categoryLabel: components["schemas"]["Words"];
                            chapters: number;
                            closesOn: string | null;
                            compulsory: boolean;
                            /** Format: uuid */
                            courseId: string;
                            enrolmentId: string | null;
                            keyPoints: string[];
                            lengthMs: number;
                            opensOn: string | null;
                            permille: number;
                            permissions: ("enrol" | "study")[];
                            priceFen: number;
                            providerName: string;
                            required: {
                                /** Format: uuid */
                                courseId: string;
                                done: boolean;
                                title: string;
                            }[];
                            settlesOn: string | null;
                            state: "offered" | "awaiting-payment" | "studying" | "done";
                            summary: string;
                            title: string;
                            window: "open" | "not-yet" | "over";
                        }[];
                        unitName: string | null;
                        who: string[];
                        why: ("no-unit" | "no-rulebook" | "no-series") | null;
                    };
                };
            };
        };
    };
    listDeclarations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            byUnit: boolean;
                            caseId: string | null;
                            category: string | null;
                            changedAt: string;
                            createdAt: string;
                            /** Format: uuid */
                            declarationId: string;
                            formId: string;
                            formLabel: components["schemas"]["Words"] | null;
                            number: string | null;
                            permissions: {
                                discard: boolean;
                                edit: boolean;
                                submit: boolean;
                                withdraw: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            preview: {
                                at: string;
                                category: string;
                                hours: string;
                                reason: string;
                            } | null;
                            recordId: string | null;
                            reopened: string[] | null;
                            round: number;
                            state: string;
                            submittedAt: string | null;
                            title: string;
                            values: {
                                [key: string]: string;
                            };
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                declarationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments: {
                        /** Format: uuid */
                        evidenceId: string;
                        slot: string;
                        ties?: {
                            box: number[];
                            field: string;
                            page: number;
                        }[];
                    }[];
                    baseVersion: number;
                    category: string | null;
                    formId: string;
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byUnit: boolean;
                        caseId: string | null;
                        category: string | null;
                        changedAt: string;
                        createdAt: string;
                        /** Format: uuid */
                        declarationId: string;
                        formId: string;
                        formLabel: components["schemas"]["Words"] | null;
                        number: string | null;
                        permissions: {
                            discard: boolean;
                            edit: boolean;
                            submit: boolean;
                            withdraw: boolean;
                        };
                        /** Format: uuid */
                        personId: string;
                        preview: {
                            at: string;
                            category: string;
                            hours: string;
                            reason: string;
                        } | null;
                        recordId: string | null;
                        reopened: string[] | null;
                        round: number;
                        state: string;
                        submittedAt: string | null;
                        title: string;
                        values: {
                            [key: string]: string;
                        };
                        version: number;
                    };
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                declarationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        discarded: boolean;
                    };
                };
            };
        };
    };
    objectToRegistration: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                declarationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        objected: boolean;
                    };
                };
            };
        };
    };
    submitDeclaration: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                declarationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byUnit: boolean;
                        caseId: string | null;
                        category: string | null;
                        changedAt: string;
                        createdAt: string;
                        /** Format: uuid */
                        declarationId: string;
                        formId: string;
                        formLabel: components["schemas"]["Words"] | null;
                        number: string | null;
                        permissions: {
                            discard: boolean;
                            edit: boolean;
                            submit: boolean;
                            withdraw: boolean;
                        };
                        /** Format: uuid */
                        personId: string;
                        preview: {
                            at: string;
                            category: string;
                            hours: string;
                            reason: string;
                        } | null;
                        recordId: string | null;
                        reopened: string[] | null;
                        round: number;
                        state: string;
                        submittedAt: string | null;
                        title: string;
                        values: {
                            [key: string]: string;
                        };
                        version: number;
                    };
                };
            };
        };
    };
    openDeclarationAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    declarationId: string;
                    /** Format: uuid */
                    personId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        claimed: boolean;
                        opened: {
                            case: {
                                /** Format: uuid */
                                caseId: string;
                                claim: {
                                    mine: boolean;
                                    name: string;
                                    /** Format: date-time */
                                    since: string;
                                    /** Format: date-time */
                                    until: string;
                                } | null;
                                counted: boolean;
                                log: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    items: string[];
                                    officeName: string | null;
                                    opinion: string | null;
                                    stepIndex: number;
                                    what: string;
                                }[];
                                number: string;
                                /** Format: date-time */
                                openedAt: string;
                                owner: {
                                    id: string;
                                    kind: string;
                                };
                                permissions: {
                                    askReopen: boolean;
                                    batch: string[];
                                    because: string | null;
                                    claim: boolean;
                                    decideReopening: boolean;
                                    nudge: boolean;
                                    nudgeFrom: string | null;
                                    opinionRequired: string[];
                                    outcomes: string[];
                                    takeOver: boolean;
                                    unclaim: boolean;
                                    withdraw: boolean;
                                };
                                reopening: {
                                    /** Format: date-time */
                                    askedAt: string;
                                    askedBy: string;
                                    dueOn: string | null;
                                    officeName: string;
                                    reason: string;
                                } | null;
                                state: string;
                                stations: {
                                    at: string | null;
                                    checks: components["schemas"]["Words"][];
                                    decidedBy: string | null;
                                    dueOn: string | null;
                                    effect: string;
                                    escalatedBecause: string | null;
                                    escalatesOn: string | null;
                                    experts: {
                                        of: number;
                                        pass: number;
                                    } | null;
                                    grounds: components["schemas"]["Words"];
                                    holders: string[];
                                    label: components["schemas"]["Words"];
                                    nudgedAt: string | null;
                                    officeName: string;
                                    onSite: boolean;
                                    opinion: string | null;
                                    outcome: string | null;
                                    rule: string;
                                    sampled: boolean | null;
                                    serviceWorkingDays: number | null;
                                    silenceWorkingDays: number | null;
                                    silentOn: string | null;
                                    since: string | null;
                                    state: string;
                                    stepId: string;
                                    stepIndex: number;
                                    votes: {
                                        /** Format: date-time */
                                        at: string;
                                        by: string;
                                        opinion: string | null;
                                        outcome: string;
                                    }[];
                                    workingDaysUsed: number | null;
                                }[];
                                /** Format: uuid */
                                subjectId: string;
                                summary: {
                                    categoryLabel: components["schemas"]["Words"];
                                    formLabel: components["schemas"]["Words"];
                                    hours: string | null;
                                    personName: string;
                                    title: string;
                                    unit: string;
                                    unitName: string;
                                };
                                version: number;
                            } | null;
                            changes: {
                                after: string;
                                before: string;
                                path: string;
                            }[];
                            declaration: {
                                byUnit: boolean;
                                caseId: string | null;
                                category: string | null;
                                changedAt: string;
                                createdAt: string;
                                /** Format: uuid */
                                declarationId: string;
                                formId: string;
                                formLabel: components["schemas"]["Words"] | null;
                                number: string | null;
                                permissions: {
                                    discard: boolean;
                                    edit: boolean;
                                    submit: boolean;
                                    withdraw: boolean;
                                };
                                /** Format: uuid */
                                personId: string;
                                preview: {
                                    at: string;
                                    category: string;
                                    hours: string;
                                    reason: string;
                                } | null;
                                recordId: string | null;
                                reopened: string[] | null;
                                round: number;
                                state: string;
                                submittedAt: string | null;
                                title: string;
                                values: {
                                    [key: string]: string;
                                };
                                version: number;
                            };
                            effect: {
                                after: components["schemas"]["Requirement"][];
                                before: components["schemas"]["Requirement"][];
                                category: string;
                                hours: string;
                                others: {
                                    /** Format: uuid */
                                    recordId: string;
                                    title: string;
                                }[];
                                reason: string;
                                shortAfter: string;
                                shortBefore: string;
                                steps: components["schemas"]["Step"][];
                                undecided: boolean;
                            } | null;
                            files: {
                                alsoUsedByOthers: number;
                                bytes: number;
                                /** Format: uuid */
                                evidenceId: string;
                                mediaType: string;
                                name: string;
                                pages: number | null;
                                slot: string;
                                ties: {
                                    box: number[];
                                    field: string;
                                    page: number;
                                }[];
                                uploadedAt: string;
                            }[];
                            form: {
                                categories: {
                                    id: string;
                                    label: components["schemas"]["Words"];
                                }[];
                                chooses: boolean;
                                decision: {
                                    ask: string;
                                    hint: components["schemas"]["Words"] | null;
                                    label: components["schemas"]["Words"];
                                    max: string | null;
                                    rule: string;
                                } | null;
                                evidence: {
                                    hint: components["schemas"]["Words"] | null;
                                    id: string;
                                    label: components["schemas"]["Words"];
                                    required: boolean;
                                }[];
                                fields: {
                                    decimals: number | null;
                                    hint: components["schemas"]["Words"] | null;
                                    id: string;
                                    label: components["schemas"]["Words"];
                                    maps: string;
                                    max: string | null;
                                    maxLength: number | null;
                                    min: string | null;
                                    options: {
                                        label: components["schemas"]["Words"];
                                        value: string;
                                    }[];
                                    print: boolean;
                                    required: boolean;
                                    type: string;
                                    unit: components["schemas"]["Words"] | null;
                                }[];
                                group: components["schemas"]["Words"] | null;
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                kind: string;
                                label: components["schemas"]["Words"];
                                noEvidence: components["schemas"]["Words"] | null;
                                rules: string[];
                            };
                            pack: components["schemas"]["PackInForce"];
                            person: {
                                documentMask: string;
                                name: string;
                                title: string | null;
                                unitName: string;
                            };
                            registration: {
                                at: string;
                                name: string;
                                objection: {
                                    at: string;
                                    text: string;
                                } | null;
                                permissions: {
                                    object: boolean;
                                };
                                unitName: string;
                            } | null;
                            risks: {
                                code: string;
                                detail: {
                                    [key: string]: string | number;
                                };
                            }[];
                            submissions: {
                                at: string;
                                hours: string;
                                round: number;
                                values: {
                                    [key: string]: string;
                                };
                            }[];
                            veto: {
                                after: components["schemas"]["Requirement"][];
                                before: components["schemas"]["Requirement"][];
                                hours: string;
                                others: {
                                    counted: string;
                                    /** Format: uuid */
                                    recordId: string;
                                    then: string;
                                    title: string;
                                }[];
                                periodFrom: string;
                                periodTo: string;
                                verdictAfter: string;
                                verdictBefore: string;
                            } | null;
                        };
                    };
                };
            };
        };
    };
    previewDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments: {
                        /** Format: uuid */
                        evidenceId: string;
                        slot: string;
                        ties?: {
                            box: number[];
                            field: string;
                            page: number;
                        }[];
                    }[];
                    category: string | null;
                    formId: string;
                    recordId?: string | null;
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        double: {
                            on: string;
                            /** Format: uuid */
                            recordId: string;
                            title: string;
                        } | null;
                        options: {
                            after: components["schemas"]["Requirement"][];
                            before: components["schemas"]["Requirement"][];
                            category: string;
                            hours: string;
                            others: {
                                /** Format: uuid */
                                recordId: string;
                                title: string;
                            }[];
                            reason: string;
                            shortAfter: string;
                            shortBefore: string;
                            steps: components["schemas"]["Step"][];
                            undecided: boolean;
                        }[];
                        pack: components["schemas"]["PackInForce"];
                        problems: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                            path: string;
                        }[];
                        risks: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    getStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            unit: "hours" | "credits" | "courses";
                            value: string;
                        };
                        anomaly: {
                            /** Format: uuid */
                            anomalyId: string;
                            opinion: string | null;
                            reasons: string[];
                            state: "open" | "asked" | "refused";
                        } | null;
                        category: string;
                        chapters: {
                            appeal: ("open" | "granted" | "refused") | null;
                            captions: string | null;
                            /** Format: uuid */
                            chapterId: string;
                            kind: "video" | "audio" | "document" | "page" | "scorm";
                            lengthMs: number;
                            marks: {
                                at: number;
                                title: string;
                            }[];
                            mediaId: string | null;
                            mediaType: string | null;
                            parts: {
                                begun: boolean;
                                completedOn: string | null;
                                depth: number;
                                itemId: string;
                                opens: boolean;
                                score: string | null;
                                success: "unknown" | "passed" | "failed";
                                title: string;
                                visible: boolean;
                            }[];
                            progress: {
                                credited: {
                                    from: number;
                                    to: number;
                                }[];
                                doneOn: string | null;
                                held: {
                                    from: number;
                                    to: number;
                                }[];
                                positionMs: number;
                                question: {
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                    triesLeft: number;
                                } | null;
                            };
                            questions: number;
                            testOut: {
                                minutes: number;
                                open: boolean;
                                passed: boolean;
                                questions: number;
                                rightNeeded: number;
                                triesLeft: number;
                            } | null;
                            text: string;
                            title: string;
                        }[];
                        closesOn: string | null;
                        compulsory: boolean;
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        enrolmentId: string;
                        fee: {
                            amountFen: number;
                            how: string;
                            number: string;
                        } | null;
                        keyPoints: string[];
                        lastChapterId: string | null;
                        needs: {
                            kind: string;
                            passed: boolean;
                        }[];
                        notes: {
                            atMs: number;
                            /** Format: uuid */
                            chapterId: string;
                            /** Format: uuid */
                            noteId: string;
                            text: string;
                            /** Format: date-time */
                            writtenAt: string;
                        }[];
                        opensOn: string | null;
                        permissions: ("play" | "appeal" | "leave")[];
                        recordId: string | null;
                        settlesOn: string | null;
                        state: "awaiting-payment" | "studying" | "done";
                        studied: boolean;
                        summary: string;
                        title: string;
                        window: "open" | "not-yet" | "over";
                    };
                };
            };
        };
    };
    enrolOnCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    courseId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        enrolmentId: string;
                    };
                };
            };
        };
    };
    leaveCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    answerStudyQuestion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                anomalyId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    answerCheck: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    option: number;
                    /** Format: uuid */
                    questionId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: "right" | "again" | "missed";
                        progress: {
                            credited: {
                                from: number;
                                to: number;
                            }[];
                            doneOn: string | null;
                            held: {
                                from: number;
                                to: number;
                            }[];
                            positionMs: number;
                            question: {
                                options: string[];
                                /** Format: uuid */
                                questionId: string;
                                text: string;
                                triesLeft: number;
                            } | null;
                        };
                    };
                };
            };
        };
    };
    appealStudyTime: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                appealId: string;
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    saveScormPart: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    elements: {
                        [key: string]: string;
                    };
                    ended: boolean;
                    itemId: string;
                    revision: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        completed: boolean;
                        revision: number;
                        success: "unknown" | "passed" | "failed";
                    };
                };
            };
        };
    };
    openScormPart: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    itemId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        elements: {
                            [key: string]: string;
                        };
                        frameUrl: string;
                        kind: "sco" | "asset";
                        launchPath: string;
                        origin: string;
                        revision: number;
                        shared: {
                            id: string;
                            read: boolean;
                            value: string | null;
                            write: boolean;
                        }[];
                        version: "1.2" | "2004";
                    };
                };
            };
        };
    };
    beginPlay: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        credited: {
                            from: number;
                            to: number;
                        }[];
                        elsewhere: boolean;
                        gapMs: number;
                        held: {
                            from: number;
                            to: number;
                        }[];
                        intervalMs: number;
                        lengthMs: number;
                        positionMs: number;
                        rateMax: number;
                        /** Format: uuid */
                        sessionId: string;
                    };
                };
            };
        };
    };
    confirmPresence: {
        parameters: {
            query: {
                question: string;
            };
            header?: never;
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: "same" | "other" | "unsure";
                        triesLeft: number;
                    };
                };
            };
        };
    };
    beginTestOut: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
                testId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endsAt: string;
                        /** Format: date-time */
                        now: string;
                        questions: {
                            options: string[];
                            /** Format: uuid */
                            questionId: string;
                            text: string;
                        }[];
                        rightNeeded: number;
                        /** Format: uuid */
                        testId: string;
                    };
                };
            };
        };
    };
    handInTestOut: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                chapterId: string;
                enrolmentId: string;
                testId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        option: number;
                        /** Format: uuid */
                        questionId: string;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passed: boolean;
                        right: number;
                        triesLeft: number;
                    };
                };
            };
        };
    };
    listUncredited: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chapterId: string;
                enrolmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            from: number;
                            reason: string;
                            to: number;
                        }[];
                    };
                };
            };
        };
    };
    keepStudyNote: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                enrolmentId: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    atMs: number;
                    /** Format: uuid */
                    chapterId: string;
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    dropStudyNote: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                enrolmentId: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    uploadEvidence: {
        parameters: {
            query?: {
                for?: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        already: boolean;
                        byOther: boolean;
                        bytes: number;
                        /** Format: uuid */
                        evidenceId: string;
                        mediaType: string;
                        name: string;
                        pages: number | null;
                        /** Format: uuid */
                        personId: string;
                        preview: boolean;
                        /** Format: date-time */
                        uploadedAt: string;
                    };
                };
            };
        };
    };
    getEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidenceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byOther: boolean;
                        bytes: number;
                        /** Format: uuid */
                        evidenceId: string;
                        mediaType: string;
                        name: string;
                        pages: number | null;
                        permissions: {
                            open: boolean;
                        };
                        /** Format: uuid */
                        personId: string;
                        preview: boolean;
                        /** Format: date-time */
                        uploadedAt: string;
                    };
                };
            };
        };
    };
    downloadEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidenceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": components["schemas"]["Problem"];
                    "application/pdf": components["schemas"]["Problem"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                    "application/vnd.rar": components["schemas"]["Problem"];
                    "application/zip": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "image/heic": components["schemas"]["Problem"];
                    "image/jpeg": components["schemas"]["Problem"];
                    "image/png": components["schemas"]["Problem"];
                    "image/webp": components["schemas"]["Problem"];
                    "text/csv": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                    "video/webm": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": components["schemas"]["Problem"];
                    "application/pdf": components["schemas"]["Problem"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                    "application/vnd.rar": components["schemas"]["Problem"];
                    "application/zip": components["schemas"]["Problem"];
                    "audio/mp4": components["schemas"]["Problem"];
                    "image/heic": components["schemas"]["Problem"];
                    "image/jpeg": components["schemas"]["Problem"];
                    "image/png": components["schemas"]["Problem"];
                    "image/webp": components["schemas"]["Problem"];
                    "text/csv": components["schemas"]["Problem"];
                    "video/mp4": components["schemas"]["Problem"];
                    "video/webm": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidenceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amountFen: number;
                            /** Format: date-time */
                            askedAt: string;
                            course: string;
                            /** Format: uuid */
                            feeId: string;
                            kind: "course" | "pack";
                            name: string;
                            number: string;
                            paidAt: string | null;
                            paidVia: ("cashier" | "system") | null;
                            permissions: ("confirm" | "refund")[];
                            /** Format: uuid */
                            personId: string;
                            receipt: string | null;
                            state: "open" | "paid" | "refunded" | "dropped";
                        }[];
                    };
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                feeId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    receipt: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    refundFee: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                feeId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forms: {
                            categories: {
                                id: string;
                                label: components["schemas"]["Words"];
                            }[];
                            chooses: boolean;
                            decision: {
                                ask: string;
                                hint: components["schemas"]["Words"] | null;
                                label: components["schemas"]["Words"];
                                max: string | null;
                                rule: string;
                            } | null;
                            evidence: {
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                required: boolean;
                            }[];
                            fields: {
                                decimals: number | null;
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                maps: string;
                                max: string | null;
                                maxLength: number | null;
                                min: string | null;
                                options: {
                                    label: components["schemas"]["Words"];
                                    value: string;
                                }[];
                                print: boolean;
                                required: boolean;
                                type: string;
                                unit: components["schemas"]["Words"] | null;
                            }[];
                            firstOffice: string | null;
                            group: components["schemas"]["Words"] | null;
                            hint: components["schemas"]["Words"] | null;
                            id: string;
                            kind: string;
                            label: components["schemas"]["Words"];
                            noEvidence: components["schemas"]["Words"] | null;
                            rules: string[];
                            windows: {
                                from: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                /** @enum {unknown} */
                                limits: "done" | "handed-in";
                                makeUp: boolean;
                                /** @enum {unknown} */
                                state: "open" | "not-yet" | "closed" | "late";
                                to: string;
                                year: number;
                            }[];
                        }[];
                        pack: components["schemas"]["PackInForce"];
                    };
                };
            };
        };
    };
    listSeals: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            from: string;
                            officeName: string;
                            openedAt: string | null;
                            openedBy: string | null;
                            packId: string;
                            permissions: {
                                open: boolean;
                            };
                            reason: string | null;
                            sealedAt: string;
                            sealedBy: string;
                            /** Format: uuid */
                            sealId: string;
                            to: string;
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                        }[];
                    };
                };
            };
        };
    };
    sealUnit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    year: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seal: {
                            from: string;
                            officeName: string;
                            openedAt: string | null;
                            openedBy: string | null;
                            packId: string;
                            permissions: {
                                open: boolean;
                            };
                            reason: string | null;
                            sealedAt: string;
                            sealedBy: string;
                            /** Format: uuid */
                            sealId: string;
                            to: string;
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                        };
                    };
                };
            };
        };
    };
    openSeal: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                sealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    describeIntake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytesMax: number;
                        columns: {
                            also: string[];
                            heading: components["schemas"]["Words"];
                            id: string;
                            identifies: boolean;
                            kind: string;
                            required: boolean;
                        }[];
                        id: string;
                        name: components["schemas"]["Words"];
                        undo: boolean;
                    };
                };
            };
        };
    };
    listIntakeBatches: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                unit: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportBatch"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    openIntakeBatch: {
        parameters: {
            query: {
                unit: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        already: boolean;
                        /** Format: uuid */
                        batchId: string;
                        columns: {
                            at: number;
                            column: string;
                            header: string;
                        }[];
                        confirmedBy: string | null;
                        counts: {
                            applied: number;
                            bad: number;
                            duplicate: number;
                            kept: number;
                            ready: number;
                            undone: number;
                        };
                        endedAt: string | null;
                        expected: {
                            created: number;
                            "sent-for-matching": number;
                            unchanged: number;
                            updated: number;
                        };
                        fileName: string;
                        happened: {
                            created: number;
                            "sent-for-matching": number;
                            unchanged: number;
                            updated: number;
                        };
                        hiddenRows: number;
                        ignoredHeaders: string[];
                        kind: string;
                        otherSheets: number;
                        permissions: {
                            cancel: boolean;
                            confirm: boolean;
                            repair: boolean;
                            undo: boolean;
                        };
                        refusal: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        } | null;
                        rowsRead: number;
                        secondPerson: {
                            changed: number;
                            needed: boolean;
                            population: number | null;
                        };
                        sheet: string | null;
                        sourceKept: boolean;
                        /** @enum {unknown} */
                        state: "reading" | "refused" | "checked" | "applying" | "done" | "cancelled" | "undoing" | "undone";
                        stopped: string | null;
                        /** Format: uuid */
                        unitId: string;
                        /** Format: date-time */
                        uploadedAt: string;
                        /** Format: uuid */
                        uploadedBy: string;
                    };
                };
            };
        };
    };
    downloadIntakeTemplate: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntakeBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBatch"];
                };
            };
        };
    };
    cancelIntakeBatch: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBatch"];
                };
            };
        };
    };
    confirmIntakeBatch: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBatch"];
                };
            };
        };
    };
    downloadIntakeProblems: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                    "text/csv": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                    "text/csv": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIntakeRows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
                state?: "bad" | "ready" | "duplicate" | "applied" | "undone" | "kept";
            };
            header?: never;
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cells: {
                                [key: string]: string;
                            } | null;
                            outcome: ("created" | "updated" | "unchanged" | "sent-for-matching") | null;
                            permissions: {
                                repair: boolean;
                            };
                            problems: {
                                code: string;
                                column: string | null;
                                detail: {
                                    [key: string]: string | number;
                                };
                            }[];
                            repaired: boolean;
                            rowNo: number;
                            /** @enum {unknown} */
                            state: "bad" | "ready" | "duplicate" | "applied" | "undone" | "kept";
                            subjectId: string | null;
                            version: number;
                        }[];
                        nextAfter: number | null;
                    };
                };
            };
        };
    };
    repairIntakeRow: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                batchId: string;
                rowNo: number;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cells: {
                        [key: string]: string;
                    };
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cells: {
                            [key: string]: string;
                        } | null;
                        outcome: ("created" | "updated" | "unchanged" | "sent-for-matching") | null;
                        permissions: {
                            repair: boolean;
                        };
                        problems: {
                            code: string;
                            column: string | null;
                            detail: {
                                [key: string]: string | number;
                            };
                        }[];
                        repaired: boolean;
                        rowNo: number;
                        /** @enum {unknown} */
                        state: "bad" | "ready" | "duplicate" | "applied" | "undone" | "kept";
                        subjectId: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    undoIntakeBatch: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                batchId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBatch"];
                };
            };
        };
    };
    listKeptCourses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: uuid */
                            courseId: string;
                            learners: number;
                            live: boolean;
                            nodeName: string;
                            passed: number;
                            state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                            title: string;
                        }[];
                        nodes: {
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                        }[];
                    };
                };
            };
        };
    };
    getKeptCourse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    beginCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    nodeId: string;
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    listCourseCertificates: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CourseCertificate"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    saveCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: {
                        amount: {
                            unit: "hours" | "credits" | "courses";
                            value: string;
                        };
                        category: string;
                        chapters: {
                            captions: string | null;
                            /** Format: uuid */
                            chapterId: string;
                            kind: "video" | "audio" | "document" | "page" | "scorm";
                            marks: {
                                at: number;
                                title: string;
                            }[];
                            mediaId: string | null;
                            questions: {
                                answer: number;
                                at: number;
                                options: string[];
                                /** Format: uuid */
                                questionId: string;
                                text: string;
                            }[];
                            seconds: number | null;
                            text: string;
                            title: string;
                        }[];
                        closesOn: string | null;
                        compulsory: boolean;
                        keyPoints: string[];
                        needs: ("exam" | "homework")[];
                        opensOn: string | null;
                        payHow: string;
                        priceFen: number;
                        requires: string[];
                        series: string[];
                        summary: string;
                        title: string;
                        years: number[];
                    };
                    revision: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    listCourseLearners: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            chaptersDone: number;
                            completedAt: string | null;
                            /** Format: date-time */
                            enrolledAt: string;
                            name: string;
                            state: string;
                        }[];
                    };
                };
            };
        };
    };
    exportCourseLearners: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCourseQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            asked: number;
                            chapter: string;
                            /** Format: uuid */
                            questionId: string;
                            right: number;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    submitCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    reviseCourse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                courseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string | null;
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        /** Format: date-time */
                        changedAt: string;
                        content: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chapters: {
                                captions: string | null;
                                /** Format: uuid */
                                chapterId: string;
                                kind: "video" | "audio" | "document" | "page" | "scorm";
                                marks: {
                                    at: number;
                                    title: string;
                                }[];
                                mediaId: string | null;
                                questions: {
                                    answer: number;
                                    at: number;
                                    options: string[];
                                    /** Format: uuid */
                                    questionId: string;
                                    text: string;
                                }[];
                                seconds: number | null;
                                text: string;
                                title: string;
                            }[];
                            closesOn: string | null;
                            compulsory: boolean;
                            keyPoints: string[];
                            needs: ("exam" | "homework")[];
                            opensOn: string | null;
                            payHow: string;
                            priceFen: number;
                            requires: string[];
                            series: string[];
                            summary: string;
                            title: string;
                            years: number[];
                        };
                        /** Format: uuid */
                        courseId: string;
                        /** Format: uuid */
                        editedBy: string;
                        media: {
                            bytes: number;
                            courseware: {
                                edition: string;
                                leftOut: string[];
                                notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                                parts: number;
                                title: string;
                            } | null;
                            kind: string;
                            lengthMs: number | null;
                            /** Format: uuid */
                            mediaId: string;
                            mediaType: string;
                            name: string;
                        }[];
                        /** Format: uuid */
                        nodeId: string;
                        nodeName: string;
                        number: number;
                        others: {
                            /** Format: uuid */
                            courseId: string;
                            title: string;
                        }[];
                        permissions: ("edit" | "submit" | "revise")[];
                        publishedAt: string | null;
                        revision: number;
                        state: "draft" | "in-review" | "returned" | "published" | "replaced" | "refused";
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
        };
    };
    uploadCourseMedia: {
        parameters: {
            query: {
                node: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        courseware: {
                            edition: string;
                            leftOut: string[];
                            notes: ("sequencing_not_followed" | "prerequisites_not_followed" | "other_organizations" | "files_missing" | "submanifests_ignored")[];
                            parts: number;
                            title: string;
                        } | null;
                        kind: string;
                        lengthMs: number | null;
                        /** Format: uuid */
                        mediaId: string;
                        mediaType: string;
                        name: string;
                    };
                };
            };
        };
    };
    listKeptPacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        desks: {
                            categories: {
                                id: string;
                                label: components["schemas"]["Words"];
                            }[];
                            courses: {
                                amount: {
                                    unit: "hours" | "credits" | "courses";
                                    value: string;
                                };
                                category: string;
                                /** Format: uuid */
                                courseId: string;
                                title: string;
                            }[];
                            hours: number[] | null;
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                        }[];
                        items: {
                            amount: {
                                unit: "hours" | "credits" | "courses";
                                value: string;
                            };
                            category: string;
                            chosen: number;
                            courseIds: string[];
                            /** Format: uuid */
                            nodeId: string;
                            /** Format: uuid */
                            packId: string;
                            payHow: string;
                            priceFen: number;
                            revision: number;
                            state: "draft" | "offered";
                            summary: string;
                            title: string;
                        }[];
                    };
                };
            };
        };
    };
    keepPack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: {
                        unit: "hours" | "credits" | "courses";
                        value: string;
                    };
                    category: string;
                    courseIds: string[];
                    /** Format: uuid */
                    nodeId: string;
                    payHow?: string;
                    priceFen?: number;
                    revision: number | null;
                    summary: string;
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            unit: "hours" | "credits" | "courses";
                            value: string;
                        };
                        category: string;
                        courseIds: string[];
                        /** Format: uuid */
                        nodeId: string;
                        /** Format: uuid */
                        packId: string;
                        payHow: string;
                        priceFen: number;
                        revision: number;
                        state: "draft" | "offered";
                        summary: string;
                        title: string;
                    };
                };
            };
        };
    };
    offerPack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    offered: boolean;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            unit: "hours" | "credits" | "courses";
                            value: string;
                        };
                        category: string;
                        courseIds: string[];
                        /** Format: uuid */
                        nodeId: string;
                        /** Format: uuid */
                        packId: string;
                        payHow: string;
                        priceFen: number;
                        revision: number;
                        state: "draft" | "offered";
                        summary: string;
                        title: string;
                    };
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: "home" | "activation" | "password" | "login";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    matchings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            askedByUnitId: string;
                            askedByUnitName: string;
                            /** Format: date */
                            askedOn: string;
                            currentUnitName: string;
                            documentMask: string;
                            /** Format: uuid */
                            matchingId: string;
                            permissions: "decide"[];
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    decideMatching: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                matchingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "moved" | "refused";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    saveAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        place: number;
                        revision: number;
                        value: {
                            chosen: number[];
                        } | {
                            holds: boolean;
                        } | {
                            texts: string[];
                        } | {
                            order: number[];
                        } | {
                            text: string;
                        };
                    }[];
                    /** Format: uuid */
                    attemptId: string;
                    device: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        deadlineAt: string;
                        places: {
                            place: number;
                            revision: number;
                            same: boolean;
                        }[];
                        /** Format: date-time */
                        savedAt: string;
                    };
                };
            };
        };
    };
    listMyAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        }[];
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
        };
    };
    getMyAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    askForAccessibleSeat: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    wanted: boolean;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    signUpForAssessment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    getMyPortrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadPortrait: {
        parameters: {
            query: {
                consent: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        portraitId: string;
                    };
                };
            };
        };
    };
    takePortraitBack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    signUpForResit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    startAttempt: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        attemptId: string;
                        /** Format: date-time */
                        deadlineAt: string;
                        live: boolean;
                    };
                };
            };
        };
    };
    printTicket: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    downloadTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawFromAssessment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: boolean;
                        appealUntil: string | null;
                        assessment: {
                            extraMinutes: number;
                            /** Format: uuid */
                            offeringId: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                resit: boolean;
                                signUp: boolean;
                                withdraw: boolean;
                            };
                            resit: {
                                signedUp: boolean;
                                until: string | null;
                            };
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "offered" | "in" | "passed" | "failed";
                            tasks: {
                                attempts: {
                                    /** Format: uuid */
                                    attemptId: string;
                                    /** Format: date-time */
                                    deadlineAt: string;
                                    late: boolean;
                                    state: string;
                                    submittedAt: string | null;
                                    submittedBy: string | null;
                                }[];
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                notBefore: string | null;
                                /** Format: date-time */
                                opensAt: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            why: string | null;
                            year: number;
                        };
                        /** Format: date-time */
                        now: string;
                        obligations: {
                            amountFen: number;
                            rule: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        portrait: {
                            givenAt: string | null;
                            permissions: {
                                handIn: boolean;
                            };
                            portraitId: string | null;
                            required: boolean;
                            until: string | null;
                            wording: string;
                        } | null;
                        seats: {
                            address: string;
                            number: number;
                            room: string;
                            /** Format: uuid */
                            taskId: string;
                            venue: string;
                        }[];
                        tickets: {
                            number: string;
                            /** Format: date-time */
                            printedAt: string;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                    };
                };
            };
        };
    };
    getAttempt: {
        parameters: {
            query: {
                device: string;
            };
            header?: never;
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        attemptId: string;
                        /** Format: date-time */
                        beginsAt: string;
                        /** Format: date-time */
                        deadlineAt: string;
                        events: {
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            text: string | null;
                        }[];
                        kind: "homework" | "exam" | "resit";
                        late: boolean;
                        live: boolean;
                        /** Format: date-time */
                        now: string;
                        /** Format: uuid */
                        offeringId: string;
                        points: string | null;
                        questions: {
                            answer: {
                                revision: number;
                                value: {
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                };
                            } | null;
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            partTitle: string;
                            place: number;
                            points: string;
                            result: {
                                explanation: string;
                                points: string;
                                right: ({
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                }) | null;
                            } | null;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                        }[];
                        revealed: boolean;
                        sequence: number;
                        state: string;
                        submittedAt: string | null;
                        submittedBy: string | null;
                        title: string;
                    };
                };
            };
        };
    };
    getResultAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            after: string | null;
                            before: string;
                            decidedAt: string | null;
                            dueOn: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            officeName: string;
                            opinion: string | null;
                            state: "open" | "granted" | "refused";
                            text: string;
                        } | null;
                        permissions: {
                            appeal: boolean;
                        };
                        until: string | null;
                    };
                };
            };
        };
    };
    appealResult: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                appealId: string;
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            after: string | null;
                            before: string;
                            decidedAt: string | null;
                            dueOn: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            officeName: string;
                            opinion: string | null;
                            state: "open" | "granted" | "refused";
                            text: string;
                        } | null;
                        permissions: {
                            appeal: boolean;
                        };
                        until: string | null;
                    };
                };
            };
        };
    };
    moveAttempt: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        attemptId: string;
                        /** Format: date-time */
                        beginsAt: string;
                        /** Format: date-time */
                        deadlineAt: string;
                        events: {
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            text: string | null;
                        }[];
                        kind: "homework" | "exam" | "resit";
                        late: boolean;
                        live: boolean;
                        /** Format: date-time */
                        now: string;
                        /** Format: uuid */
                        offeringId: string;
                        points: string | null;
                        questions: {
                            answer: {
                                revision: number;
                                value: {
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                };
                            } | null;
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            partTitle: string;
                            place: number;
                            points: string;
                            result: {
                                explanation: string;
                                points: string;
                                right: ({
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                }) | null;
                            } | null;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                        }[];
                        revealed: boolean;
                        sequence: number;
                        state: string;
                        submittedAt: string | null;
                        submittedBy: string | null;
                        title: string;
                    };
                };
            };
        };
    };
    getAttemptPicture: {
        parameters: {
            query: {
                device: string;
            };
            header?: never;
            path: {
                attemptId: string;
                pictureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitAttempt: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        place: number;
                        revision: number;
                        value: {
                            chosen: number[];
                        } | {
                            holds: boolean;
                        } | {
                            texts: string[];
                        } | {
                            order: number[];
                        } | {
                            text: string;
                        };
                    }[];
                    device: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        attemptId: string;
                        /** Format: date-time */
                        beginsAt: string;
                        /** Format: date-time */
                        deadlineAt: string;
                        events: {
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            text: string | null;
                        }[];
                        kind: "homework" | "exam" | "resit";
                        late: boolean;
                        live: boolean;
                        /** Format: date-time */
                        now: string;
                        /** Format: uuid */
                        offeringId: string;
                        points: string | null;
                        questions: {
                            answer: {
                                revision: number;
                                value: {
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                };
                            } | null;
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            partTitle: string;
                            place: number;
                            points: string;
                            result: {
                                explanation: string;
                                points: string;
                                right: ({
                                    chosen: number[];
                                } | {
                                    holds: boolean;
                                } | {
                                    texts: string[];
                                } | {
                                    order: number[];
                                } | {
                                    text: string;
                                }) | null;
                            } | null;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                        }[];
                        revealed: boolean;
                        sequence: number;
                        state: string;
                        submittedAt: string | null;
                        submittedBy: string | null;
                        title: string;
                    };
                };
            };
        };
    };
    listNothingDeclared: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        years: {
                            at: string;
                            year: number;
                        }[];
                    };
                };
            };
        };
    };
    sayNothingToDeclare: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        years: {
                            at: string;
                            year: number;
                        }[];
                    };
                };
            };
        };
    };
    takeNothingBack: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        years: {
                            at: string;
                            year: number;
                        }[];
                    };
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            detail: {
                                [key: string]: string | boolean | null | components["schemas"]["Words"];
                            };
                            kind: string;
                            /** Format: uuid */
                            noticeId: string;
                            readAt: string | null;
                        }[];
                        nextCursor: string | null;
                        unread: number;
                    };
                };
            };
        };
    };
    markNoticesRead: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    noticeIds: string[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
                        unread: number;
                    };
                };
            };
        };
    };
    markAllNoticesRead: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
                        unread: number;
                    };
                };
            };
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: {
                            address: boolean;
                            offered: boolean;
                        };
                        sms: {
                            address: boolean;
                            offered: boolean;
                        };
                        topics: {
                            email: boolean;
                            leaves: boolean;
                            sms: boolean;
                            topic: "decisions" | "hours" | "certificates" | "reminders" | "postings" | "duties";
                        }[];
                    };
                };
            };
        };
    };
    chooseNoticeSettings: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    topics: {
                        email: boolean;
                        sms: boolean;
                        topic: "decisions" | "hours" | "certificates" | "reminders" | "postings" | "duties";
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: {
                            address: boolean;
                            offered: boolean;
                        };
                        sms: {
                            address: boolean;
                            offered: boolean;
                        };
                        topics: {
                            email: boolean;
                            leaves: boolean;
                            sms: boolean;
                            topic: "decisions" | "hours" | "certificates" | "reminders" | "postings" | "duties";
                        }[];
                    };
                };
            };
        };
    };
    countUnreadNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
        };
    };
    unsubscribeNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topic: "decisions" | "hours" | "certificates" | "reminders" | "postings" | "duties";
                    };
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact?: string | null;
                    creditCode?: string | null;
                    /** Format: date */
                    fromOn?: string;
                    /** @enum {unknown} */
                    kind: "region" | "bureau" | "department" | "unit" | "provider" | "office";
                    name: string;
                    /** Format: uuid */
                    nodeId?: string;
                    /** Format: uuid */
                    parentId: string;
                    regionCode?: string | null;
                    shortName?: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        nodeId: string;
                    };
                };
            };
        };
    };
    organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contact: string | null;
                        creditCode: string | null;
                        /** @enum {unknown} */
                        kind: "region" | "bureau" | "department" | "unit" | "provider" | "office";
                        name: string;
                        /** Format: uuid */
                        nodeId: string;
                        offices: {
                            office: {
                                name: string;
                                /** Format: uuid */
                                nodeId: string;
                            } | null;
                            /** @enum {unknown} */
                            relation: "authority" | "bureau" | "hr-account" | "title-review" | "printing";
                        }[];
                        path: {
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                        }[];
                        permissions: ("change" | "add-below" | "relate" | "appoint" | "register-people" | "print-slips")[];
                        regionCode: string | null;
                        regionName: string | null;
                        relations: {
                            /** Format: date */
                            fromOn: string;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            /** @enum {unknown} */
                            relation: "authority" | "bureau" | "hr-account" | "title-review" | "printing";
                            toOn: string | null;
                        }[];
                        shortName: string | null;
                        /** @enum {unknown} */
                        state: "active" | "merged" | "closed";
                        successorId: string | null;
                    };
                };
            };
        };
    };
    changeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact?: string | null;
                    creditCode?: string | null;
                    name?: string;
                    regionCode?: string | null;
                    shortName?: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    getAssessmentRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        qty: {
                            [key: string]: string;
                        };
                        rules: {
                            atLeast: string;
                            exam: {
                                closesMinutesAfter: number;
                                oneDevice: boolean;
                                opensMinutesBefore: number;
                                pointsMax: string;
                                times: number;
                                weight: string;
                            };
                            feeFen: number | null;
                            homework: {
                                count: number;
                                gapHours: number | null;
                                limitHours: number | null;
                                pointsEach: string;
                            };
                            photoRequired: boolean;
                            resit: {
                                signUpDays: number;
                                timesAYear: number;
                            } | null;
                            source: {
                                packId: string;
                                rules: string[];
                            } | null;
                        } | null;
                    };
                };
            };
        };
    };
    listAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            appealDays: number;
                            category: string | null;
                            code: string;
                            courseId: string | null;
                            markingDifference: string | null;
                            /** Format: uuid */
                            offeringId: string;
                            permissions: {
                                change: boolean;
                                open: boolean;
                                release: boolean;
                            };
                            qty: {
                                [key: string]: string;
                            };
                            resultsFrom: string | null;
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "draft" | "open" | "released";
                            tasks: {
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                /** Format: date-time */
                                opensAt: string;
                                /** Format: uuid */
                                paperId: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            version: number;
                            year: number;
                        }[];
                    };
                };
            };
        };
    };
    getAssessmentDesk: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessment: {
                            appealDays: number;
                            category: string | null;
                            code: string;
                            courseId: string | null;
                            markingDifference: string | null;
                            /** Format: uuid */
                            offeringId: string;
                            permissions: {
                                change: boolean;
                                open: boolean;
                                release: boolean;
                            };
                            qty: {
                                [key: string]: string;
                            };
                            resultsFrom: string | null;
                            rules: {
                                atLeast: string;
                                exam: {
                                    closesMinutesAfter: number;
                                    oneDevice: boolean;
                                    opensMinutesBefore: number;
                                    pointsMax: string;
                                    times: number;
                                    weight: string;
                                };
                                feeFen: number | null;
                                homework: {
                                    count: number;
                                    gapHours: number | null;
                                    limitHours: number | null;
                                    pointsEach: string;
                                };
                                photoRequired: boolean;
                                resit: {
                                    signUpDays: number;
                                    timesAYear: number;
                                } | null;
                                source: {
                                    packId: string;
                                    rules: string[];
                                } | null;
                            };
                            /** Format: date-time */
                            signUpFrom: string;
                            /** Format: date-time */
                            signUpTo: string;
                            state: "draft" | "open" | "released";
                            tasks: {
                                /** Format: date-time */
                                closesAt: string;
                                kind: "homework" | "exam" | "resit";
                                minutes: number;
                                /** Format: date-time */
                                opensAt: string;
                                /** Format: uuid */
                                paperId: string;
                                sequence: number;
                                startsAt: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            tells: "at-once" | "together";
                            title: string;
                            version: number;
                            year: number;
                        };
                        marking: number;
                        nextAfter: string | null;
                        /** Format: date-time */
                        now: string;
                        open: number;
                        people: {
                            attempts: {
                                /** Format: uuid */
                                attemptId: string;
                                /** Format: date-time */
                                deadlineAt: string;
                                events: {
                                    /** Format: date-time */
                                    at: string;
                                    kind: string;
                                    minutes: number | null;
                                    text: string | null;
                                }[];
                                late: boolean;
                                points: string | null;
                                savedAt: string | null;
                                /** Format: date-time */
                                startedAt: string;
                                state: string;
                                submittedAt: string | null;
                                submittedBy: string | null;
                                /** Format: uuid */
                                taskId: string;
                            }[];
                            extraMinutes: number;
                            name: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            } | null;
                            permissions: {
                                proctor: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            portraitAt: string | null;
                            resit: boolean;
                            state: string;
                        }[];
                    };
                };
            };
        };
    };
    saveAssessment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appealDays?: number;
                    atLeast: string;
                    baseVersion: number;
                    category: string | null;
                    code: string;
                    courseId: string | null;
                    markingDifference: string | null;
                    qty: {
                        amount: string;
                        unit: "courses" | "hours" | "credits" | "items";
                    };
                    /** Format: date-time */
                    signUpFrom: string;
                    /** Format: date-time */
                    signUpTo: string;
                    tasks: {
                        /** Format: date-time */
                        closesAt: string;
                        kind: "homework" | "exam" | "resit";
                        minutes: number;
                        /** Format: date-time */
                        opensAt: string;
                        /** Format: uuid */
                        paperId: string;
                        sequence: number;
                        startsAt: string | null;
                        /** Format: uuid */
                        taskId: string;
                    }[];
                    tells: "at-once" | "together";
                    times: number;
                    title: string;
                    year: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appealDays: number;
                        category: string | null;
                        code: string;
                        courseId: string | null;
                        markingDifference: string | null;
                        /** Format: uuid */
                        offeringId: string;
                        permissions: {
                            change: boolean;
                            open: boolean;
                            release: boolean;
                        };
                        qty: {
                            [key: string]: string;
                        };
                        resultsFrom: string | null;
                        rules: {
                            atLeast: string;
                            exam: {
                                closesMinutesAfter: number;
                                oneDevice: boolean;
                                opensMinutesBefore: number;
                                pointsMax: string;
                                times: number;
                                weight: string;
                            };
                            feeFen: number | null;
                            homework: {
                                count: number;
                                gapHours: number | null;
                                limitHours: number | null;
                                pointsEach: string;
                            };
                            photoRequired: boolean;
                            resit: {
                                signUpDays: number;
                                timesAYear: number;
                            } | null;
                            source: {
                                packId: string;
                                rules: string[];
                            } | null;
                        };
                        /** Format: date-time */
                        signUpFrom: string;
                        /** Format: date-time */
                        signUpTo: string;
                        state: "draft" | "open" | "released";
                        tasks: {
                            /** Format: date-time */
                            closesAt: string;
                            kind: "homework" | "exam" | "resit";
                            minutes: number;
                            /** Format: date-time */
                            opensAt: string;
                            /** Format: uuid */
                            paperId: string;
                            sequence: number;
                            startsAt: string | null;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        tells: "at-once" | "together";
                        title: string;
                        version: number;
                        year: number;
                    };
                };
            };
        };
    };
    listAnswersToMark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            answer: string;
                            /** Format: uuid */
                            attemptId: string;
                            guide: string;
                            /** Format: uuid */
                            personId: string;
                            pictures: {
                                alt: string;
                                option: number | null;
                                /** Format: uuid */
                                pictureId: string;
                            }[];
                            place: number;
                            points: string;
                            prompt: string;
                        }[];
                    };
                };
            };
        };
    };
    openAssessment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appealDays: number;
                        category: string | null;
                        code: string;
                        courseId: string | null;
                        markingDifference: string | null;
                        /** Format: uuid */
                        offeringId: string;
                        permissions: {
                            change: boolean;
                            open: boolean;
                            release: boolean;
                        };
                        qty: {
                            [key: string]: string;
                        };
                        resultsFrom: string | null;
                        rules: {
                            atLeast: string;
                            exam: {
                                closesMinutesAfter: number;
                                oneDevice: boolean;
                                opensMinutesBefore: number;
                                pointsMax: string;
                                times: number;
                                weight: string;
                            };
                            feeFen: number | null;
                            homework: {
                                count: number;
                                gapHours: number | null;
                                limitHours: number | null;
                                pointsEach: string;
                            };
                            photoRequired: boolean;
                            resit: {
                                signUpDays: number;
                                timesAYear: number;
                            } | null;
                            source: {
                                packId: string;
                                rules: string[];
                            } | null;
                        };
                        /** Format: date-time */
                        signUpFrom: string;
                        /** Format: date-time */
                        signUpTo: string;
                        state: "draft" | "open" | "released";
                        tasks: {
                            /** Format: date-time */
                            closesAt: string;
                            kind: "homework" | "exam" | "resit";
                            minutes: number;
                            /** Format: date-time */
                            opensAt: string;
                            /** Format: uuid */
                            paperId: string;
                            sequence: number;
                            startsAt: string | null;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        tells: "at-once" | "together";
                        title: string;
                        version: number;
                        year: number;
                    };
                };
            };
        };
    };
    forceSubmission: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
                nodeId: string;
                offeringId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    markAnswer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
                nodeId: string;
                offeringId: string;
                personId: string;
                place: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    points: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    noteIncident: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                attemptId: string;
                nodeId: string;
                offeringId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    extendAttempts: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes: number;
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    getPortrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssessmentResults: {
        parameters: {
            query?: {
                after?: string;
                state?: "passed" | "failed";
            };
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            certificate: string | null;
                            name: string;
                            outcome: {
                                exam: string | null;
                                homework: string;
                                passed: boolean;
                                total: string;
                            };
                            /** Format: uuid */
                            personId: string;
                            posted: string | null;
                            resit: boolean;
                            state: "passed" | "failed";
                            unitName: string;
                        }[];
                        nextAfter: string | null;
                        told: boolean;
                        unit: "hour" | "credit";
                    };
                };
            };
        };
    };
    releaseAssessment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appealDays: number;
                        category: string | null;
                        code: string;
                        courseId: string | null;
                        markingDifference: string | null;
                        /** Format: uuid */
                        offeringId: string;
                        permissions: {
                            change: boolean;
                            open: boolean;
                            release: boolean;
                        };
                        qty: {
                            [key: string]: string;
                        };
                        resultsFrom: string | null;
                        rules: {
                            atLeast: string;
                            exam: {
                                closesMinutesAfter: number;
                                oneDevice: boolean;
                                opensMinutesBefore: number;
                                pointsMax: string;
                                times: number;
                                weight: string;
                            };
                            feeFen: number | null;
                            homework: {
                                count: number;
                                gapHours: number | null;
                                limitHours: number | null;
                                pointsEach: string;
                            };
                            photoRequired: boolean;
                            resit: {
                                signUpDays: number;
                                timesAYear: number;
                            } | null;
                            source: {
                                packId: string;
                                rules: string[];
                            } | null;
                        };
                        /** Format: date-time */
                        signUpFrom: string;
                        /** Format: date-time */
                        signUpTo: string;
                        state: "draft" | "open" | "released";
                        tasks: {
                            /** Format: date-time */
                            closesAt: string;
                            kind: "homework" | "exam" | "resit";
                            minutes: number;
                            /** Format: date-time */
                            opensAt: string;
                            /** Format: uuid */
                            paperId: string;
                            sequence: number;
                            startsAt: string | null;
                            /** Format: uuid */
                            taskId: string;
                        }[];
                        tells: "at-once" | "together";
                        title: string;
                        version: number;
                        year: number;
                    };
                };
            };
        };
    };
    exportAssessmentResults: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    printSession: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                batchId: string;
                nodeId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "tickets" | "rooms";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    downloadPrint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
                nodeId: string;
                offeringId: string;
                part: number;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoomSeats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
                roomId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            number: number;
                            /** Format: uuid */
                            personId: string;
                            ticket: string | null;
                            unitName: string;
                        }[];
                        room: {
                            accessible: number[];
                            name: string;
                            perRow: number;
                            /** Format: uuid */
                            roomId: string;
                            seats: number;
                        };
                        venue: string;
                    };
                };
            };
        };
    };
    getSeating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: number;
                        draws: {
                            afresh: boolean;
                            /** Format: date-time */
                            at: string;
                            beside: number;
                            /** Format: uuid */
                            drawId: string;
                            seated: number;
                            seed: number;
                        }[];
                        kind: "homework" | "exam" | "resit";
                        people: number;
                        permissions: {
                            afresh: boolean;
                            print: boolean;
                            seat: boolean;
                        };
                        portraits: number;
                        prints: {
                            /** Format: uuid */
                            batchId: string;
                            ended: boolean;
                            kind: "tickets" | "rooms";
                            /** Format: date-time */
                            madeAt: string;
                            parts: {
                                missing: string;
                                part: number;
                                people: number;
                                ready: boolean;
                                room: string | null;
                            }[];
                            people: number;
                            printed: number;
                        }[];
                        rooms: {
                            room: {
                                accessible: number[];
                                name: string;
                                perRow: number;
                                /** Format: uuid */
                                roomId: string;
                                seats: number;
                            };
                            taken: number;
                            venue: string;
                        }[];
                        seated: number;
                        startsAt: string | null;
                        title: string;
                        unseated: {
                            accessible: boolean;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            unitName: string;
                        }[];
                    };
                };
            };
        };
    };
    drawSeats: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    afresh: boolean;
                    roomIds: string[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessible: number;
                        draws: {
                            afresh: boolean;
                            /** Format: date-time */
                            at: string;
                            beside: number;
                            /** Format: uuid */
                            drawId: string;
                            seated: number;
                            seed: number;
                        }[];
                        kind: "homework" | "exam" | "resit";
                        people: number;
                        permissions: {
                            afresh: boolean;
                            print: boolean;
                            seat: boolean;
                        };
                        portraits: number;
                        prints: {
                            /** Format: uuid */
                            batchId: string;
                            ended: boolean;
                            kind: "tickets" | "rooms";
                            /** Format: date-time */
                            madeAt: string;
                            parts: {
                                missing: string;
                                part: number;
                                people: number;
                                ready: boolean;
                                room: string | null;
                            }[];
                            people: number;
                            printed: number;
                        }[];
                        rooms: {
                            room: {
                                accessible: number[];
                                name: string;
                                perRow: number;
                                /** Format: uuid */
                                roomId: string;
                                seats: number;
                            };
                            taken: number;
                            venue: string;
                        }[];
                        seated: number;
                        startsAt: string | null;
                        title: string;
                        unseated: {
                            accessible: boolean;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            unitName: string;
                        }[];
                    };
                };
            };
        };
    };
    moveSeat: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                offeringId: string;
                personId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: number;
                    reason: string;
                    /** Format: uuid */
                    roomId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    getQuestionStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        bands: number[];
                        items: {
                            asked: number;
                            discrimination: number | null;
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            prompt: string;
                            /** Format: uuid */
                            questionId: string;
                            share: number;
                            version: number;
                        }[];
                        told: boolean;
                    };
                };
            };
        };
    };
    exportQuestionStatistics: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                nodeId: string;
                offeringId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    findTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                number: string;
                offeringId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentMask: string;
                        kind: "homework" | "exam" | "resit";
                        name: string;
                        /** Format: uuid */
                        personId: string;
                        portraitAt: string | null;
                        seat: {
                            number: number;
                            room: string;
                            venue: string;
                        } | null;
                        startedAt: string | null;
                        startsAt: string | null;
                        state: string;
                        submittedAt: string | null;
                        title: string;
                        unitName: string;
                    };
                };
            };
        };
    };
    closeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    mergeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    successorId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    moveOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    fromOn: string;
                    /** Format: uuid */
                    parentId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listPapers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            chosen: {
                                /** Format: uuid */
                                bankId: string;
                                kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                                prompt: string;
                                /** Format: uuid */
                                questionId: string;
                                retired: boolean;
                            }[];
                            content: {
                                parts: {
                                    from: {
                                        fixed: {
                                            /** Format: uuid */
                                            bankId: string;
                                            /** Format: uuid */
                                            questionId: string;
                                        }[];
                                    } | {
                                        draw: {
                                            /** Format: uuid */
                                            bankId: string;
                                            count: number;
                                            difficulty: number | null;
                                            kind: ("single" | "multiple" | "true-false" | "fill" | "order" | "short") | null;
                                            tag: string | null;
                                        };
                                    };
                                    partial: boolean;
                                    pointsEach: string;
                                    title: string;
                                }[];
                                shuffleOptions: boolean;
                                shuffleQuestions: boolean;
                            };
                            name: string;
                            /** Format: uuid */
                            paperId: string;
                            points: string;
                            used: boolean;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    savePaper: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                paperId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    baseVersion: number;
                    content: {
                        parts: {
                            from: {
                                fixed: {
                                    /** Format: uuid */
                                    bankId: string;
                                    /** Format: uuid */
                                    questionId: string;
                                }[];
                            } | {
                                draw: {
                                    /** Format: uuid */
                                    bankId: string;
                                    count: number;
                                    difficulty: number | null;
                                    kind: ("single" | "multiple" | "true-false" | "fill" | "order" | "short") | null;
                                    tag: string | null;
                                };
                            };
                            partial: boolean;
                            pointsEach: string;
                            title: string;
                        }[];
                        shuffleOptions: boolean;
                        shuffleQuestions: boolean;
                    };
                    name: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    tryPaper: {
        parameters: {
            query: {
                seed: number;
            };
            header?: never;
            path: {
                nodeId: string;
                paperId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: {
                                options: number[];
                            } | {
                                holds: boolean;
                            } | {
                                blanks: string[][];
                            } | {
                                /** @enum {boolean} */
                                inOrder: true;
                            } | {
                                guide: string;
                            };
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            order: number[];
                            part: number;
                            place: number;
                            points: string;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listQuestionBanks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            bankId: string;
                            name: string;
                            questions: number;
                        }[];
                    };
                };
            };
        };
    };
    saveQuestionBank: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        bankId: string;
                    };
                };
            };
        };
    };
    uploadQuestionPicture: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        height: number;
                        /** Format: uuid */
                        pictureId: string;
                        width: number;
                    };
                };
            };
        };
    };
    exportQuestionPackage: {
        parameters: {
            query: {
                part?: number;
                version: "2.2" | "3.0";
            };
            header?: never;
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["Problem"];
                };
            };
        };
    };
    importQuestionPackage: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            fate: "created" | "updated" | "unchanged" | "refused";
                            file: string;
                            kind: ("single" | "multiple" | "true-false" | "fill" | "order" | "short") | null;
                            notes: string[];
                            prompt: string | null;
                            refusal: {
                                code: string;
                                element: string | null;
                                line: number | null;
                                params: {
                                    [key: string]: string | number;
                                };
                            } | null;
                        }[];
                        others: number;
                        tests: number;
                    };
                };
            };
        };
    };
    checkQuestionPackage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            fate: "created" | "updated" | "unchanged" | "refused";
                            file: string;
                            kind: ("single" | "multiple" | "true-false" | "fill" | "order" | "short") | null;
                            notes: string[];
                            prompt: string | null;
                            refusal: {
                                code: string;
                                element: string | null;
                                line: number | null;
                                params: {
                                    [key: string]: string | number;
                                };
                            } | null;
                        }[];
                        others: number;
                        tests: number;
                    };
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                search?: string;
                tag?: string;
            };
            header?: never;
            path: {
                bankId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bank: {
                            /** Format: uuid */
                            bankId: string;
                            name: string;
                            questions: number;
                        };
                        items: {
                            /** Format: date-time */
                            changedAt: string;
                            difficulty: number;
                            explanation: string;
                            key: {
                                options: number[];
                            } | {
                                holds: boolean;
                            } | {
                                blanks: string[][];
                            } | {
                                /** @enum {boolean} */
                                inOrder: true;
                            } | {
                                guide: string;
                            };
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            /** Format: uuid */
                            questionId: string;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                            tags: string[];
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    saveQuestion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bankId: string;
                nodeId: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    baseVersion: number;
                    difficulty: number;
                    explanation: string;
                    key: {
                        options: number[];
                    } | {
                        holds: boolean;
                    } | {
                        blanks: string[][];
                    } | {
                        /** @enum {boolean} */
                        inOrder: true;
                    } | {
                        guide: string;
                    };
                    kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                    shown: {
                        blanks: number;
                        options: string[];
                        pictures?: {
                            alt: string;
                            option: number | null;
                            /** Format: uuid */
                            pictureId: string;
                        }[];
                        prompt: string;
                    };
                    tags: string[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    retireQuestion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bankId: string;
                nodeId: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        questionId: string;
                    };
                };
            };
        };
    };
    getQuestionPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
                pictureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRelation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                relation: "authority" | "bureau" | "hr-account" | "title-review" | "printing";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    fromOn: string;
                    /** Format: uuid */
                    officeId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    endRelation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                relation: "authority" | "bureau" | "hr-account" | "title-review" | "printing";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    toOn: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listVenues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            name: string;
                            rooms: {
                                accessible: number[];
                                name: string;
                                perRow: number;
                                /** Format: uuid */
                                roomId: string;
                                seats: number;
                            }[];
                            /** Format: uuid */
                            venueId: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    saveVenue: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                nodeId: string;
                venueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    baseVersion: number;
                    name: string;
                    rooms: {
                        accessible: number[];
                        name: string;
                        perRow: number;
                        /** Format: uuid */
                        roomId: string;
                        seats: number;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    offices: {
        parameters: {
            query: {
                search: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            contact: string | null;
                            creditCode: string | null;
                            /** @enum {unknown} */
                            kind: "region" | "bureau" | "department" | "unit" | "provider" | "office";
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                            regionCode: string | null;
                            regionName: string | null;
                            shortName: string | null;
                            /** @enum {unknown} */
                            state: "active" | "merged" | "closed";
                            successorId: string | null;
                        }[];
                    };
                };
            };
        };
    };
    organisationTree: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                may?: "register-people";
                parent?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            children: number;
                            contact: string | null;
                            creditCode: string | null;
                            /** @enum {unknown} */
                            kind: "region" | "bureau" | "department" | "unit" | "provider" | "office";
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                            parentId: string | null;
                            permissions: ("change" | "add-below" | "relate" | "appoint" | "register-people" | "print-slips")[];
                            regionCode: string | null;
                            regionName: string | null;
                            shortName: string | null;
                            /** @enum {unknown} */
                            state: "active" | "merged" | "closed";
                            successorId: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listPacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PackCard"][];
                    };
                };
            };
        };
    };
    getPack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackPage"];
                };
            };
        };
    };
    getPackSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: {
                            file: string;
                            text: string;
                        }[];
                        editions: {
                            file: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    hearPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    payload: string;
                    signature: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    listPaymentKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            keyId: string;
                            /** Format: date-time */
                            madeAt: string;
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                            nodeName: string;
                        }[];
                        nodes: {
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                        }[];
                    };
                };
            };
        };
    };
    addPaymentKey: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: uuid */
                    nodeId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    dropPaymentKey: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    getPaymentSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
        };
    };
    people: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                search?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            account: {
                                activatedAt: string | null;
                                activatedWith: string | null;
                                lastLoginAt: string | null;
                                /** @enum {unknown} */
                                state: "pending" | "active" | "disabled";
                            };
                            documentMask: string;
                            name: string;
                            permissions: ("change" | "move" | "reset-account" | "print-slip")[];
                            /** Format: uuid */
                            personId: string;
                            staffNumber: string | null;
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                        }[];
                        next: string | null;
                        permissions: "register-people"[];
                    };
                };
            };
        };
    };
    enrolPerson: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    facts?: ({
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "industry";
                        value: string;
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "education";
                        /** @enum {unknown} */
                        value: "secondary" | "college" | "bachelor" | "master" | "doctor";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "school-stage";
                        /** @enum {unknown} */
                        value: "kindergarten" | "primary" | "secondary" | "higher";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "employer-grade";
                        /** @enum {unknown} */
                        value: "primary" | "secondary" | "tertiary";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {unknown} */
                        kind: "subject" | "post";
                        value: string;
                    } | {
                        /** @enum {unknown} */
                        kind: "graduated-on" | "work-started-on" | "appointed-on";
                        /** Format: date */
                        on: string;
                    } | {
                        /** @enum {string} */
                        kind: "title";
                        /** @enum {unknown} */
                        level: "none" | "junior" | "intermediate" | "deputy-senior" | "senior";
                        /** Format: date */
                        obtainedOn: string;
                        series: string;
                    })[];
                    /** Format: date */
                    fromOn: string;
                    idNumber: string;
                    name: string;
                    /** Format: uuid */
                    personId?: string;
                    phone?: string;
                    staffNumber?: string | null;
                    /** Format: uuid */
                    unitId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "created" | "joined" | "sent-for-matching";
                        personId: string | null;
                    };
                };
            };
        };
    };
    listPeopleHours: {
        parameters: {
            query?: {
                cursor?: string;
                group?: "met" | "hoped" | "short" | "not-met";
                limit?: number;
                search?: string;
                unit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            gaps: {
                                from: number;
                                people: number;
                                to: number | null;
                            }[];
                            hoped: number;
                            met: number;
                            short: number;
                        };
                        items: {
                            group: string;
                            name: string;
                            packRef: string;
                            /** Format: uuid */
                            personId: string;
                            remindedOn: string | null;
                            settlesOn: string | null;
                            short: string;
                            shortWithPending: string;
                            staffNumber: string | null;
                            totals: {
                                [key: string]: string;
                            };
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                            verdict: string;
                            withPending: {
                                [key: string]: string;
                            };
                        }[];
                        nextCursor: string | null;
                        packs: {
                            categories: {
                                id: string;
                                label: components["schemas"]["Words"];
                            }[];
                            grade: string;
                            id: string;
                            name: components["schemas"]["Words"];
                            needs: {
                                [key: string]: string;
                            };
                            ref: string;
                            unit: string;
                        }[];
                        period: {
                            daysLeft: number;
                            lastDay: string;
                            name: string;
                        };
                        permissions: {
                            remind: boolean;
                        };
                    };
                };
            };
        };
    };
    exportPeopleHours: {
        parameters: {
            query?: {
                group?: "met" | "hoped" | "short" | "not-met";
                locale?: "zh-CN" | "en";
                search?: string;
                unit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNothingInUnits: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            unitName: string;
                        }[];
                        nextAfter: string | null;
                    };
                };
            };
        };
    };
    person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            activatedAt: string | null;
                            activatedWith: string | null;
                            lastLoginAt: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "active" | "disabled";
                        };
                        documentMask: string;
                        emailMask: string | null;
                        facts: {
                            /** Format: date */
                            appointedOn?: string;
                            education?: string;
                            employerGrade?: string;
                            /** Format: date */
                            graduatedOn?: string;
                            industry?: string;
                            schoolStage?: string;
                            titles?: {
                                level: string;
                                /** Format: date */
                                obtainedOn: string;
                                series: string;
                            }[];
                            /** Format: date */
                            workStartedOn?: string;
                        };
                        name: string;
                        permissions: ("change" | "move" | "reset-account" | "print-slip")[];
                        /** Format: uuid */
                        personId: string;
                        phoneMask: string | null;
                        post: string | null;
                        subject: string | null;
                        unit: {
                            name: string;
                            staffNumber: string | null;
                            /** Format: uuid */
                            unitId: string;
                        } | null;
                    };
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string | null;
                    facts?: ({
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "industry";
                        value: string;
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "education";
                        /** @enum {unknown} */
                        value: "secondary" | "college" | "bachelor" | "master" | "doctor";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "school-stage";
                        /** @enum {unknown} */
                        value: "kindergarten" | "primary" | "secondary" | "higher";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {string} */
                        kind: "employer-grade";
                        /** @enum {unknown} */
                        value: "primary" | "secondary" | "tertiary";
                    } | {
                        /** Format: date */
                        fromOn?: string;
                        /** @enum {unknown} */
                        kind: "subject" | "post";
                        value: string;
                    } | {
                        /** @enum {unknown} */
                        kind: "graduated-on" | "work-started-on" | "appointed-on";
                        /** Format: date */
                        on: string;
                    } | {
                        /** @enum {string} */
                        kind: "title";
                        /** @enum {unknown} */
                        level: "none" | "junior" | "intermediate" | "deputy-senior" | "senior";
                        /** Format: date */
                        obtainedOn: string;
                        series: string;
                    })[];
                    name?: string;
                    phone?: string | null;
                    staffNumber?: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            activatedAt: string | null;
                            activatedWith: string | null;
                            lastLoginAt: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "active" | "disabled";
                        };
                        documentMask: string;
                        emailMask: string | null;
                        facts: {
                            /** Format: date */
                            appointedOn?: string;
                            education?: string;
                            employerGrade?: string;
                            /** Format: date */
                            graduatedOn?: string;
                            industry?: string;
                            schoolStage?: string;
                            titles?: {
                                level: string;
                                /** Format: date */
                                obtainedOn: string;
                                series: string;
                            }[];
                            /** Format: date */
                            workStartedOn?: string;
                        };
                        name: string;
                        permissions: ("change" | "move" | "reset-account" | "print-slip")[];
                        /** Format: uuid */
                        personId: string;
                        phoneMask: string | null;
                        post: string | null;
                        subject: string | null;
                        unit: {
                            name: string;
                            staffNumber: string | null;
                            /** Format: uuid */
                            unitId: string;
                        } | null;
                    };
                };
            };
        };
    };
    getCertificateOutlook: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string | null;
                        obstacle: {
                            characters: string;
                            code: string;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        period: {
                            from: string;
                            to: string;
                        };
                        short: {
                            pendingCount: number;
                            short: string;
                            shortIfPending: string;
                            unit: string;
                        } | null;
                        state: "issued" | "printing" | "obstacle" | "short" | "undecided" | "none";
                    };
                };
            };
        };
    };
    getDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                declarationId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: {
                            /** Format: uuid */
                            caseId: string;
                            claim: {
                                mine: boolean;
                                name: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            counted: boolean;
                            log: {
                                /** Format: date-time */
                                at: string;
                                by: string | null;
                                items: string[];
                                officeName: string | null;
                                opinion: string | null;
                                stepIndex: number;
                                what: string;
                            }[];
                            number: string;
                            /** Format: date-time */
                            openedAt: string;
                            owner: {
                                id: string;
                                kind: string;
                            };
                            permissions: {
                                askReopen: boolean;
                                batch: string[];
                                because: string | null;
                                claim: boolean;
                                decideReopening: boolean;
                                nudge: boolean;
                                nudgeFrom: string | null;
                                opinionRequired: string[];
                                outcomes: string[];
                                takeOver: boolean;
                                unclaim: boolean;
                                withdraw: boolean;
                            };
                            reopening: {
                                /** Format: date-time */
                                askedAt: string;
                                askedBy: string;
                                dueOn: string | null;
                                officeName: string;
                                reason: string;
                            } | null;
                            state: string;
                            stations: {
                                at: string | null;
                                checks: components["schemas"]["Words"][];
                                decidedBy: string | null;
                                dueOn: string | null;
                                effect: string;
                                escalatedBecause: string | null;
                                escalatesOn: string | null;
                                experts: {
                                    of: number;
                                    pass: number;
                                } | null;
                                grounds: components["schemas"]["Words"];
                                holders: string[];
                                label: components["schemas"]["Words"];
                                nudgedAt: string | null;
                                officeName: string;
                                onSite: boolean;
                                opinion: string | null;
                                outcome: string | null;
                                rule: string;
                                sampled: boolean | null;
                                serviceWorkingDays: number | null;
                                silenceWorkingDays: number | null;
                                silentOn: string | null;
                                since: string | null;
                                state: string;
                                stepId: string;
                                stepIndex: number;
                                votes: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                    opinion: string | null;
                                    outcome: string;
                                }[];
                                workingDaysUsed: number | null;
                            }[];
                            /** Format: uuid */
                            subjectId: string;
                            summary: {
                                categoryLabel: components["schemas"]["Words"];
                                formLabel: components["schemas"]["Words"];
                                hours: string | null;
                                personName: string;
                                title: string;
                                unit: string;
                                unitName: string;
                            };
                            version: number;
                        } | null;
                        changes: {
                            after: string;
                            before: string;
                            path: string;
                        }[];
                        declaration: {
                            byUnit: boolean;
                            caseId: string | null;
                            category: string | null;
                            changedAt: string;
                            createdAt: string;
                            /** Format: uuid */
                            declarationId: string;
                            formId: string;
                            formLabel: components["schemas"]["Words"] | null;
                            number: string | null;
                            permissions: {
                                discard: boolean;
                                edit: boolean;
                                submit: boolean;
                                withdraw: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            preview: {
                                at: string;
                                category: string;
                                hours: string;
                                reason: string;
                            } | null;
                            recordId: string | null;
                            reopened: string[] | null;
                            round: number;
                            state: string;
                            submittedAt: string | null;
                            title: string;
                            values: {
                                [key: string]: string;
                            };
                            version: number;
                        };
                        effect: {
                            after: components["schemas"]["Requirement"][];
                            before: components["schemas"]["Requirement"][];
                            category: string;
                            hours: string;
                            others: {
                                /** Format: uuid */
                                recordId: string;
                                title: string;
                            }[];
                            reason: string;
                            shortAfter: string;
                            shortBefore: string;
                            steps: components["schemas"]["Step"][];
                            undecided: boolean;
                        } | null;
                        files: {
                            alsoUsedByOthers: number;
                            bytes: number;
                            /** Format: uuid */
                            evidenceId: string;
                            mediaType: string;
                            name: string;
                            pages: number | null;
                            slot: string;
                            ties: {
                                box: number[];
                                field: string;
                                page: number;
                            }[];
                            uploadedAt: string;
                        }[];
                        form: {
                            categories: {
                                id: string;
                                label: components["schemas"]["Words"];
                            }[];
                            chooses: boolean;
                            decision: {
                                ask: string;
                                hint: components["schemas"]["Words"] | null;
                                label: components["schemas"]["Words"];
                                max: string | null;
                                rule: string;
                            } | null;
                            evidence: {
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                required: boolean;
                            }[];
                            fields: {
                                decimals: number | null;
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                maps: string;
                                max: string | null;
                                maxLength: number | null;
                                min: string | null;
                                options: {
                                    label: components["schemas"]["Words"];
                                    value: string;
                                }[];
                                print: boolean;
                                required: boolean;
                                type: string;
                                unit: components["schemas"]["Words"] | null;
                            }[];
                            group: components["schemas"]["Words"] | null;
                            hint: components["schemas"]["Words"] | null;
                            id: string;
                            kind: string;
                            label: components["schemas"]["Words"];
                            noEvidence: components["schemas"]["Words"] | null;
                            rules: string[];
                        };
                        pack: components["schemas"]["PackInForce"];
                        person: {
                            documentMask: string;
                            name: string;
                            title: string | null;
                            unitName: string;
                        };
                        registration: {
                            at: string;
                            name: string;
                            objection: {
                                at: string;
                                text: string;
                            } | null;
                            permissions: {
                                object: boolean;
                            };
                            unitName: string;
                        } | null;
                        risks: {
                            code: string;
                            detail: {
                                [key: string]: string | number;
                            };
                        }[];
                        submissions: {
                            at: string;
                            hours: string;
                            round: number;
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        veto: {
                            after: components["schemas"]["Requirement"][];
                            before: components["schemas"]["Requirement"][];
                            hours: string;
                            others: {
                                counted: string;
                                /** Format: uuid */
                                recordId: string;
                                then: string;
                                title: string;
                            }[];
                            periodFrom: string;
                            periodTo: string;
                            verdictAfter: string;
                            verdictBefore: string;
                        } | null;
                    };
                };
            };
        };
    };
    printDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                declarationId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHoursOverview: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        daysLeft: number;
                        left: {
                            because: components["schemas"]["Words"];
                            /** @description hours as a decimal string, or n/d */
                            held: string;
                            sealedFrom: string;
                            sealedLast: string;
                            /** @description hours as a decimal string, or n/d */
                            would: string;
                        } | null;
                        lines: {
                            category: string | null;
                            /** @description hours as a decimal string, or n/d */
                            counted: string;
                            /** @description hours as a decimal string, or n/d */
                            ifApproved: string;
                            kind: string;
                            on: string;
                            reason: string;
                            reasonIfApproved: string;
                            /** Format: uuid */
                            recordId: string;
                            settlesOn: string | null;
                            source: {
                                id: string;
                                kind: string;
                            };
                            status: string;
                            statusReason: string | null;
                            title: string;
                            undecided: boolean;
                            via: string;
                        }[];
                        pack: components["schemas"]["PackInForce"];
                        pendingCount: number;
                        pendingVerdict: string;
                        period: {
                            from: string;
                            lastDay: string;
                            name: string;
                            to: string;
                        };
                        permissions: {
                            declare: boolean;
                        };
                        /** Format: uuid */
                        personId: string;
                        requirements: components["schemas"]["Requirement"][];
                        /** @description hours as a decimal string, or n/d */
                        short: string;
                        /** @description hours as a decimal string, or n/d */
                        shortIfPending: string;
                        today: string;
                        totals: {
                            [key: string]: string;
                        };
                        undecided: {
                            ask: string;
                            field: string | null;
                            recordId: string | null;
                            why: string;
                        }[];
                        unitName: string;
                        verdict: string;
                        withPending: {
                            [key: string]: string;
                        };
                        years: number[];
                    };
                };
            };
        };
    };
    getWhy: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                personId: string;
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            because: components["schemas"]["Words"] | null;
                            category: string;
                            hash: string;
                            /** @description hours as a decimal string, or n/d */
                            hours: string;
                            kind: string;
                            packRef: string;
                            periodFrom: string;
                            postedAt: string;
                            reason: string;
                            seq: number;
                        }[];
                        facts: {
                            attrs: {
                                [key: string]: string;
                            };
                            evidence: string[];
                            from: string | null;
                            key: string | null;
                            kind: string;
                            on: string;
                            qty: {
                                [key: string]: string;
                            };
                            to: string | null;
                        };
                        line: {
                            category: string | null;
                            /** @description hours as a decimal string, or n/d */
                            counted: string;
                            /** @description hours as a decimal string, or n/d */
                            ifApproved: string;
                            kind: string;
                            on: string;
                            reason: string;
                            reasonIfApproved: string;
                            /** Format: uuid */
                            recordId: string;
                            settlesOn: string | null;
                            source: {
                                id: string;
                                kind: string;
                            };
                            status: string;
                            statusReason: string | null;
                            title: string;
                            undecided: boolean;
                            via: string;
                        };
                        others: {
                            /** @description hours as a decimal string, or n/d */
                            counted: string;
                            /** @description hours as a decimal string, or n/d */
                            ifApproved: string;
                            on: string;
                            /** Format: uuid */
                            recordId: string;
                            status: string;
                            title: string;
                        }[];
                        pack: components["schemas"]["PackInForce"];
                        /** Format: uuid */
                        personId: string;
                        preview: {
                            at: string;
                            category: string;
                            /** @description hours as a decimal string, or n/d */
                            hours: string;
                            reason: string;
                        } | null;
                        steps: components["schemas"]["Step"][];
                        stepsIfApproved: components["schemas"]["Step"][];
                        trail: {
                            at: string;
                            by: {
                                kind: "self" | "person" | "platform" | "automatic";
                                name: string;
                                office: string;
                            } | null;
                            entries: number[];
                            operation: string | null;
                            what: "lodged" | "posted" | "rejected" | "revoked" | "withdrawn";
                        }[];
                    };
                };
            };
        };
    };
    movePerson: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    fromOn: string;
                    staffNumber?: string | null;
                    /** Format: uuid */
                    unitId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    makeSlip: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: uuid */
                        sheetId: string;
                    };
                };
            };
        };
    };
    findPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            activatedAt: string | null;
                            activatedWith: string | null;
                            lastLoginAt: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "active" | "disabled";
                        };
                        documentMask: string;
                        emailMask: string | null;
                        facts: {
                            /** Format: date */
                            appointedOn?: string;
                            education?: string;
                            employerGrade?: string;
                            /** Format: date */
                            graduatedOn?: string;
                            industry?: string;
                            schoolStage?: string;
                            titles?: {
                                level: string;
                                /** Format: date */
                                obtainedOn: string;
                                series: string;
                            }[];
                            /** Format: date */
                            workStartedOn?: string;
                        };
                        name: string;
                        permissions: ("change" | "move" | "reset-account" | "print-slip")[];
                        /** Format: uuid */
                        personId: string;
                        phoneMask: string | null;
                        post: string | null;
                        subject: string | null;
                        unit: {
                            name: string;
                            staffNumber: string | null;
                            /** Format: uuid */
                            unitId: string;
                        } | null;
                    };
                };
            };
        };
    };
    pushPlatformRecords: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    records: {
                        externalId: string;
                        idNumber: string;
                        name: string;
                        record: {
                            attrs?: {
                                [key: string]: boolean | number | string;
                            };
                            category?: string;
                            /** Format: date */
                            from?: string;
                            key?: string;
                            kind: string;
                            /** Format: date */
                            on: string;
                            qty?: {
                                [key: string]: number | string;
                            };
                            /** Format: date */
                            to?: string;
                        };
                        title: string;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            at: string | null;
                            externalId: string;
                            problem: string | null;
                            recordId: string | null;
                            repeated: boolean;
                            state: "recorded" | "quarantined" | "dismissed" | "taken-back" | "refused";
                        }[];
                    };
                };
            };
        };
    };
    reportPlay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beats: {
                        from: number;
                        seq: number;
                        to: number;
                    }[];
                    positionMs: number;
                    /** Format: uuid */
                    sessionId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        credited: {
                            from: number;
                            to: number;
                        }[];
                        done: boolean;
                        ended: boolean;
                        held: {
                            from: number;
                            to: number;
                        }[];
                        lastSeq: number;
                        questionWaits: boolean;
                        refused: {
                            from: number;
                            reason: string;
                            to: number;
                        }[];
                    };
                };
            };
        };
    };
    getPresenceConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consentedAt: string | null;
                        offered: boolean;
                    };
                };
            };
        };
    };
    consentToPresence: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    withdrawPresenceConsent: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    checkCertificateHolder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holder: string | null;
                        matches: boolean;
                    };
                };
            };
        };
    };
    checkCertificateByToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        certificate: components["schemas"]["PublicCertificate"] | null;
                        host: string;
                        reason: string | null;
                        result: "valid" | "revoked" | "replaced" | "not-issued-by-us";
                    };
                };
            };
        };
    };
    checkCertificateByNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    number: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        certificate: components["schemas"]["PublicCertificate"] | null;
                        host: string;
                        reason: string | null;
                        result: "valid" | "revoked" | "replaced" | "not-issued-by-us";
                    };
                };
            };
        };
    };
    checkCertificatePdf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        certificate: components["schemas"]["PublicCertificate"] | null;
                        host: string;
                        reason: string | null;
                        verdict: "as-issued" | "issued-but-revoked-or-replaced" | "not-issued-by-us";
                    };
                };
            };
        };
    };
    listVerificationKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @enum {string} */
                            alg: "EdDSA";
                            /** @enum {string} */
                            crv: "Ed25519";
                            kid: string;
                            /** @enum {string} */
                            kty: "OKP";
                            /** @enum {string} */
                            use: "sig";
                            x: string;
                        }[];
                    };
                };
            };
        };
    };
    listReflections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            handedInAt: string;
                            opinion: string | null;
                            /** Format: uuid */
                            recordId: string;
                            /** Format: uuid */
                            reflectionId: string;
                            span: string;
                            /** @enum {unknown} */
                            state: "counted" | "checked" | "taken-back";
                            text: string;
                            title: string;
                        }[];
                        permissions: "hand-in"[];
                        rules: {
                            minCharacters: number;
                            /** @enum {unknown} */
                            once: "school-year" | "calendar-year";
                            sample: string;
                            span: string;
                        } | null;
                    };
                };
            };
        };
    };
    handInReflection: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                reflectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        handedInAt: string;
                        opinion: string | null;
                        /** Format: uuid */
                        recordId: string;
                        /** Format: uuid */
                        reflectionId: string;
                        span: string;
                        /** @enum {unknown} */
                        state: "counted" | "checked" | "taken-back";
                        text: string;
                        title: string;
                    };
                };
            };
        };
    };
    getReflection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reflectionId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        handedInAt: string;
                        opinion: string | null;
                        /** Format: uuid */
                        recordId: string;
                        /** Format: uuid */
                        reflectionId: string;
                        span: string;
                        /** @enum {unknown} */
                        state: "counted" | "checked" | "taken-back";
                        text: string;
                        title: string;
                    };
                };
            };
        };
    };
    regions: {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            hasParts: boolean;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    getReminderRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reminded: number;
                        /** Format: uuid */
                        runId: string;
                        skipped: number;
                        skippedPeople: {
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            remindedOn: string;
                        }[];
                        /** Format: date-time */
                        startedAt: string;
                        state: string;
                        total: number;
                    };
                };
            };
        };
    };
    startReminderRun: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    group: "hoped" | "short" | "not-met";
                    search: string | null;
                    unitId: string | null;
                    year: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reminded: number;
                        /** Format: uuid */
                        runId: string;
                        skipped: number;
                        skippedPeople: {
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            remindedOn: string;
                        }[];
                        /** Format: date-time */
                        startedAt: string;
                        state: string;
                        total: number;
                    };
                };
            };
        };
    };
    newestReminderRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: {
                            reminded: number;
                            /** Format: uuid */
                            runId: string;
                            skipped: number;
                            skippedPeople: {
                                name: string;
                                /** Format: uuid */
                                personId: string;
                                remindedOn: string;
                            }[];
                            /** Format: date-time */
                            startedAt: string;
                            state: string;
                            total: number;
                        } | null;
                    };
                };
            };
        };
    };
    remindPeople: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    personIds: string[];
                    year: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            name: string | null;
                            outcome: string;
                            /** Format: uuid */
                            personId: string;
                            remindedOn: string | null;
                        }[];
                    };
                };
            };
        };
    };
    getAppealedResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: string;
                        permissions: {
                            mark: boolean;
                        };
                        questions: {
                            again: string | null;
                            answer: ({
                                chosen: number[];
                            } | {
                                holds: boolean;
                            } | {
                                texts: string[];
                            } | {
                                order: number[];
                            } | {
                                text: string;
                            }) | null;
                            given: string;
                            guide: string | null;
                            kind: "single" | "multiple" | "true-false" | "fill" | "order" | "short";
                            note: string;
                            place: number;
                            points: string;
                            right: ({
                                chosen: number[];
                            } | {
                                holds: boolean;
                            } | {
                                texts: string[];
                            } | {
                                order: number[];
                            } | {
                                text: string;
                            }) | null;
                            shown: {
                                blanks: number;
                                options: string[];
                                pictures: {
                                    alt: string;
                                    option: number | null;
                                    /** Format: uuid */
                                    pictureId: string;
                                }[];
                                prompt: string;
                            };
                        }[];
                        state: "open" | "granted" | "refused";
                        text: string;
                    };
                };
            };
        };
    };
    markAppealedAnswer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                appealId: string;
                place: number;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    points: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    getAppealedPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
                pictureId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepAbsence: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                absenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    fromOn: string;
                    /** Format: uuid */
                    officeId: string;
                    /** Format: uuid */
                    personId: string;
                    /** Format: date */
                    toOn: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        absenceId: string;
                    };
                };
            };
        };
    };
    removeAbsence: {
        parameters: {
            query: {
                officeId: string;
                personId: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                absenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        absenceId: string;
                    };
                };
            };
        };
    };
    listBulkDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            bulkId: string;
                            decided: number;
                            endedAt: string | null;
                            outcome: string;
                            refused: number;
                            total: number;
                            waiting: number;
                        }[];
                    };
                };
            };
        };
    };
    getBulkDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** Format: uuid */
                        bulkId: string;
                        decided: number;
                        endedAt: string | null;
                        outcome: string;
                        refusals: {
                            /** Format: uuid */
                            caseId: string;
                            code: string;
                            /** Format: uuid */
                            subjectId: string;
                        }[];
                        refused: number;
                        total: number;
                        waiting: number;
                    };
                };
            };
        };
    };
    decideInBulk: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cases: {
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        subjectId: string;
                        version: number;
                    }[];
                    fields?: {
                        [key: string]: string;
                    };
                    items?: string[];
                    opinion?: string;
                    outcome: "pass" | "return" | "reject" | "veto" | "redo";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** Format: uuid */
                        bulkId: string;
                        decided: number;
                        endedAt: string | null;
                        outcome: string;
                        refusals: {
                            /** Format: uuid */
                            caseId: string;
                            code: string;
                            /** Format: uuid */
                            subjectId: string;
                        }[];
                        refused: number;
                        total: number;
                        waiting: number;
                    };
                };
            };
        };
    };
    listBulkCases: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
                state?: "waiting" | "decided" | "refused";
            };
            header?: never;
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            caseId: string;
                            code: string | null;
                            number: string | null;
                            state: string;
                            /** Format: uuid */
                            subjectId: string;
                            summary: {
                                categoryLabel: components["schemas"]["Words"];
                                formLabel: components["schemas"]["Words"];
                                hours: string | null;
                                personName: string;
                                title: string;
                                unit: string;
                                unitName: string;
                            } | null;
                        }[];
                        nextAfter: number | null;
                    };
                };
            };
        };
    };
    nudgeCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        nudgedAt: string;
                    };
                };
            };
        };
    };
    withdrawCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                    };
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                        claim: {
                            mine: boolean;
                            name: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until: string;
                        } | null;
                        counted: boolean;
                        log: {
                            /** Format: date-time */
                            at: string;
                            by: string | null;
                            items: string[];
                            officeName: string | null;
                            opinion: string | null;
                            stepIndex: number;
                            what: string;
                        }[];
                        number: string;
                        /** Format: date-time */
                        openedAt: string;
                        owner: {
                            id: string;
                            kind: string;
                        };
                        permissions: {
                            askReopen: boolean;
                            batch: string[];
                            because: string | null;
                            claim: boolean;
                            decideReopening: boolean;
                            nudge: boolean;
                            nudgeFrom: string | null;
                            opinionRequired: string[];
                            outcomes: string[];
                            takeOver: boolean;
                            unclaim: boolean;
                            withdraw: boolean;
                        };
                        reopening: {
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            dueOn: string | null;
                            officeName: string;
                            reason: string;
                        } | null;
                        state: string;
                        stations: {
                            at: string | null;
                            checks: components["schemas"]["Words"][];
                            decidedBy: string | null;
                            dueOn: string | null;
                            effect: string;
                            escalatedBecause: string | null;
                            escalatesOn: string | null;
                            experts: {
                                of: number;
                                pass: number;
                            } | null;
                            grounds: components["schemas"]["Words"];
                            holders: string[];
                            label: components["schemas"]["Words"];
                            nudgedAt: string | null;
                            officeName: string;
                            onSite: boolean;
                            opinion: string | null;
                            outcome: string | null;
                            rule: string;
                            sampled: boolean | null;
                            serviceWorkingDays: number | null;
                            silenceWorkingDays: number | null;
                            silentOn: string | null;
                            since: string | null;
                            state: string;
                            stepId: string;
                            stepIndex: number;
                            votes: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                opinion: string | null;
                                outcome: string;
                            }[];
                            workingDaysUsed: number | null;
                        }[];
                        /** Format: uuid */
                        subjectId: string;
                        summary: {
                            categoryLabel: components["schemas"]["Words"];
                            formLabel: components["schemas"]["Words"];
                            hours: string | null;
                            personName: string;
                            title: string;
                            unit: string;
                            unitName: string;
                        };
                        version: number;
                    };
                };
            };
        };
    };
    claimCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        since: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
    };
    unclaimCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    decideCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields?: {
                        [key: string]: string;
                    };
                    items?: string[];
                    opinion?: string;
                    outcome: "pass" | "return" | "reject" | "veto" | "redo";
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counted: boolean;
                        state: string;
                        version: number;
                    };
                };
            };
        };
    };
    askToReopenCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                    };
                };
            };
        };
    };
    decideReopening: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items?: string[];
                    opinion?: string;
                    outcome: "reopen" | "keep";
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        version: number;
                    };
                };
            };
        };
    };
    takeOverCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                caseId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        officeId: string;
                    };
                };
            };
        };
    };
    decideCases: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cases: {
                        /** Format: uuid */
                        caseId: string;
                        /** Format: uuid */
                        subjectId: string;
                        version: number;
                    }[];
                    fields?: {
                        [key: string]: string;
                    };
                    items?: string[];
                    opinion?: string;
                    outcome: "pass" | "return" | "reject" | "veto" | "redo";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            caseId: string;
                            code: string | null;
                            ok: boolean;
                            state: string | null;
                        }[];
                    };
                };
            };
        };
    };
    listDraws: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            drawId: string;
                            drawn: number;
                            drawnBy: string;
                            failed: string;
                            of: string;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            onSite: boolean;
                            others: string;
                            othersDone: number;
                            othersOpen: number;
                            population: number;
                            ratio: string;
                            rule: string;
                            samplesFailed: number;
                            samplesOpen: number;
                            samplesPassed: number;
                            seed: string;
                            stepLabel: components["schemas"]["Words"];
                        }[];
                        nextCursor: string | null;
                        waiting: {
                            cases: number;
                            failed: string;
                            of: string;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            onSite: boolean;
                            others: string;
                            people: number;
                            ratio: string;
                            rule: string;
                            stepLabel: components["schemas"]["Words"];
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                            wouldDraw: number;
                        }[];
                    };
                };
            };
        };
    };
    drawSamples: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    officeId: string;
                    /** Format: uuid */
                    unitId?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draws: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            drawId: string;
                            drawn: number;
                            drawnBy: string;
                            failed: string;
                            of: string;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            onSite: boolean;
                            others: string;
                            othersDone: number;
                            othersOpen: number;
                            population: number;
                            ratio: string;
                            rule: string;
                            samplesFailed: number;
                            samplesOpen: number;
                            samplesPassed: number;
                            seed: string;
                            stepLabel: components["schemas"]["Words"];
                        }[];
                    };
                };
            };
        };
    };
    getDraw: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                sampled?: boolean;
            };
            header?: never;
            path: {
                drawId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draw: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            drawId: string;
                            drawn: number;
                            drawnBy: string;
                            failed: string;
                            of: string;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            onSite: boolean;
                            others: string;
                            othersDone: number;
                            othersOpen: number;
                            population: number;
                            ratio: string;
                            rule: string;
                            samplesFailed: number;
                            samplesOpen: number;
                            samplesPassed: number;
                            seed: string;
                            stepLabel: components["schemas"]["Words"];
                        };
                        members: {
                            /** Format: uuid */
                            caseId: string;
                            decidedAt: string | null;
                            decidedBy: string | null;
                            /** Format: uuid */
                            key: string;
                            number: string;
                            opinion: string | null;
                            outcome: string | null;
                            personName: string;
                            rank: string;
                            sampled: boolean;
                            state: string;
                            /** Format: uuid */
                            subjectId: string;
                            title: string;
                            unitName: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                cursor?: string;
                dueBefore?: string;
                kind?: "step" | "reopening";
                limit?: number;
                mine?: boolean;
                office?: string;
                order?: "age" | "risk";
                sampled?: boolean;
                search?: string;
                state?: "open" | "standing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        items: {
                            asks: string[];
                            batch: string[];
                            /** Format: uuid */
                            caseId: string;
                            claim: {
                                mine: boolean;
                                name: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            counted: boolean;
                            dueOn: string | null;
                            escalatedBecause: string | null;
                            escalatesOn: string | null;
                            kind: string;
                            nudgedAt: string | null;
                            number: string;
                            officeName: string;
                            /** Format: date-time */
                            openedAt: string;
                            owner: {
                                id: string;
                                kind: string;
                            };
                            reason: string | null;
                            reasons: string[];
                            sampled: boolean | null;
                            silentOn: string | null;
                            state: string;
                            stepId: string;
                            stepLabel: components["schemas"]["Words"];
                            /** Format: uuid */
                            subjectId: string;
                            summary: {
                                categoryLabel: components["schemas"]["Words"];
                                formLabel: components["schemas"]["Words"];
                                hours: string | null;
                                personName: string;
                                title: string;
                                unit: string;
                                unitName: string;
                            };
                            toDraw: boolean;
                            version: number;
                            /** Format: date-time */
                            waitingSince: string;
                            workingDaysLeft: number | null;
                            workingDaysUsed: number;
                        }[];
                        more: boolean;
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    listReviewOffices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            ages: number[];
                            claimed: number;
                            mine: boolean;
                            nudged: number;
                            /** Format: uuid */
                            officeId: string;
                            officeName: string;
                            oldestAt: string | null;
                            open: number;
                            overdue: number;
                            people: {
                                absences: {
                                    /** Format: uuid */
                                    absenceId: string;
                                    fromOn: string;
                                    toOn: string;
                                }[];
                                awayUntil: string | null;
                                name: string;
                                /** Format: uuid */
                                personId: string;
                            }[];
                            promisedWorkingDays: number | null;
                            reopenings: number;
                            standing: number;
                        }[];
                    };
                };
            };
        };
    };
    listOfficeCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                officeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            asks: string[];
                            batch: string[];
                            /** Format: uuid */
                            caseId: string;
                            claim: {
                                mine: boolean;
                                name: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            counted: boolean;
                            dueOn: string | null;
                            escalatedBecause: string | null;
                            escalatesOn: string | null;
                            kind: string;
                            nudgedAt: string | null;
                            number: string;
                            officeName: string;
                            /** Format: date-time */
                            openedAt: string;
                            owner: {
                                id: string;
                                kind: string;
                            };
                            reason: string | null;
                            reasons: string[];
                            sampled: boolean | null;
                            silentOn: string | null;
                            state: string;
                            stepId: string;
                            stepLabel: components["schemas"]["Words"];
                            /** Format: uuid */
                            subjectId: string;
                            summary: {
                                categoryLabel: components["schemas"]["Words"];
                                formLabel: components["schemas"]["Words"];
                                hours: string | null;
                                personName: string;
                                title: string;
                                unit: string;
                                unitName: string;
                            };
                            toDraw: boolean;
                            version: number;
                            /** Format: date-time */
                            waitingSince: string;
                            workingDaysLeft: number | null;
                            workingDaysUsed: number;
                        }[];
                    };
                };
            };
        };
    };
    promiseServiceTime: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                officeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    workingDays: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workingDays: number;
                    };
                };
            };
        };
    };
    openCaseAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    caseId: string;
                    /** Format: uuid */
                    subjectId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: {
                            /** Format: uuid */
                            caseId: string;
                            claim: {
                                mine: boolean;
                                name: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            counted: boolean;
                            log: {
                                /** Format: date-time */
                                at: string;
                                by: string | null;
                                items: string[];
                                officeName: string | null;
                                opinion: string | null;
                                stepIndex: number;
                                what: string;
                            }[];
                            number: string;
                            /** Format: date-time */
                            openedAt: string;
                            owner: {
                                id: string;
                                kind: string;
                            };
                            permissions: {
                                askReopen: boolean;
                                batch: string[];
                                because: string | null;
                                claim: boolean;
                                decideReopening: boolean;
                                nudge: boolean;
                                nudgeFrom: string | null;
                                opinionRequired: string[];
                                outcomes: string[];
                                takeOver: boolean;
                                unclaim: boolean;
                                withdraw: boolean;
                            };
                            reopening: {
                                /** Format: date-time */
                                askedAt: string;
                                askedBy: string;
                                dueOn: string | null;
                                officeName: string;
                                reason: string;
                            } | null;
                            state: string;
                            stations: {
                                at: string | null;
                                checks: components["schemas"]["Words"][];
                                decidedBy: string | null;
                                dueOn: string | null;
                                effect: string;
                                escalatedBecause: string | null;
                                escalatesOn: string | null;
                                experts: {
                                    of: number;
                                    pass: number;
                                } | null;
                                grounds: components["schemas"]["Words"];
                                holders: string[];
                                label: components["schemas"]["Words"];
                                nudgedAt: string | null;
                                officeName: string;
                                onSite: boolean;
                                opinion: string | null;
                                outcome: string | null;
                                rule: string;
                                sampled: boolean | null;
                                serviceWorkingDays: number | null;
                                silenceWorkingDays: number | null;
                                silentOn: string | null;
                                since: string | null;
                                state: string;
                                stepId: string;
                                stepIndex: number;
                                votes: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                    opinion: string | null;
                                    outcome: string;
                                }[];
                                workingDaysUsed: number | null;
                            }[];
                            /** Format: uuid */
                            subjectId: string;
                            summary: {
                                categoryLabel: components["schemas"]["Words"];
                                formLabel: components["schemas"]["Words"];
                                hours: string | null;
                                personName: string;
                                title: string;
                                unit: string;
                                unitName: string;
                            };
                            version: number;
                        };
                        claimed: boolean;
                    };
                };
            };
        };
    };
    selectInbox: {
        parameters: {
            query: {
                dueBefore?: string;
                kind?: "step" | "reopening";
                mine?: boolean;
                office?: string;
                outcome: "pass" | "return" | "reject";
                sampled?: boolean;
                search?: string;
                state?: "open" | "standing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        beyond: number;
                        cases: {
                            /** Format: uuid */
                            caseId: string;
                            /** Format: uuid */
                            subjectId: string;
                            version: number;
                        }[];
                        leftOut: {
                            asks: number;
                            barred: number;
                            claimed: number;
                            reopening: number;
                            sample: number;
                            undrawn: number;
                        };
                        more: boolean;
                        opinionRequired: boolean;
                    };
                };
            };
        };
    };
    listRulebookPlaces: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            editions: {
                                firstOn: string;
                                inForce: boolean;
                                version: string;
                            }[];
                            firstOn: string;
                            name: string;
                            pack: components["schemas"]["PackCard"];
                            parameters: {
                                id: string;
                                label: components["schemas"]["Words"];
                                max: string | null;
                                paraphrase: components["schemas"]["Words"] | null;
                                rule: string;
                                value: string | null;
                            }[];
                            placeId: string;
                            readings: {
                                choices: {
                                    id: string;
                                    label: components["schemas"]["Words"];
                                    usual: boolean;
                                }[];
                                chosen: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                paraphrase: components["schemas"]["Words"] | null;
                                rule: string;
                            }[];
                            /** @enum {unknown} */
                            side: "bureau" | "department";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getPlaceEdition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        examples: {
                            file: string;
                            source: string;
                        }[];
                        place: {
                            editions: {
                                firstOn: string;
                                inForce: boolean;
                                version: string;
                            }[];
                            firstOn: string;
                            name: string;
                            pack: components["schemas"]["PackCard"];
                            parameters: {
                                id: string;
                                label: components["schemas"]["Words"];
                                max: string | null;
                                paraphrase: components["schemas"]["Words"] | null;
                                rule: string;
                                value: string | null;
                            }[];
                            placeId: string;
                            readings: {
                                choices: {
                                    id: string;
                                    label: components["schemas"]["Words"];
                                    usual: boolean;
                                }[];
                                chosen: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                paraphrase: components["schemas"]["Words"] | null;
                                rule: string;
                            }[];
                            /** @enum {unknown} */
                            side: "bureau" | "department";
                        };
                        source: string;
                    };
                };
            };
        };
    };
    listTrials: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                placeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TrialCard"][];
                        nextBefore: number | null;
                    };
                };
            };
        };
    };
    openTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                placeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tried: {
                        /** @enum {string} */
                        kind: "settings";
                        parameters: {
                            [key: string]: string;
                        };
                        readings: {
                            [key: string]: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "version";
                        version: string;
                    } | {
                        examples: string;
                        /** @enum {string} */
                        kind: "edition";
                        source: string;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    getTrial: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    correctTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    examples: string;
                    source: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    listTrialPeople: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                outcome?: "to-short" | "to-met" | "less" | "more" | "moved";
                revoked?: boolean;
                year?: number;
            };
            header?: never;
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            areaName: string;
                            certificate: string | null;
                            delta: string;
                            name: string;
                            /** @enum {unknown} */
                            outcome: "to-short" | "to-met" | "less" | "more" | "moved";
                            personId: string;
                            short: string;
                            staffNumber: string | null;
                            totalsAfter: {
                                [key: string]: string;
                            };
                            totalsBefore: {
                                [key: string]: string;
                            };
                            unitName: string;
                            /** @enum {unknown} */
                            verdictAfter: "met" | "short" | "unknown";
                            /** @enum {unknown} */
                            verdictBefore: "met" | "short" | "unknown";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getTrialPerson: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                personId: string;
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            totals: {
                                [key: string]: string;
                            };
                            verdict: string;
                        };
                        before: {
                            totals: {
                                [key: string]: string;
                            };
                            verdict: string;
                        };
                        name: string;
                        personId: string;
                        records: {
                            after: {
                                caps: {
                                    cut: string;
                                    label: components["schemas"]["Words"];
                                    limit: string;
                                    usedBefore: string;
                                }[];
                                counted: string;
                                reason: string;
                                rule: string | null;
                            };
                            before: {
                                caps: {
                                    cut: string;
                                    label: components["schemas"]["Words"];
                                    limit: string;
                                    usedBefore: string;
                                }[];
                                counted: string;
                                reason: string;
                                rule: string | null;
                            };
                            category: string | null;
                            id: string;
                            title: string;
                        }[];
                        subjects: {
                            after: string;
                            before: string;
                            id: string;
                            label: components["schemas"]["Words"];
                            need: string | null;
                            short: string;
                        }[];
                        unitName: string;
                    };
                };
            };
        };
    };
    exportTrialPeople: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
                outcome?: "to-short" | "to-met" | "less" | "more" | "moved";
                revoked?: boolean;
                year?: number;
            };
            header?: never;
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    declineTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    submitTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    takeUpTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    dropTrial: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                trialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            filter: {
                                [key: string]: string;
                            };
                            name: string;
                            page: "people" | "inbox";
                            /** Format: uuid */
                            viewId: string;
                        }[];
                    };
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        [key: string]: string;
                    };
                    name: string;
                    page: "people" | "inbox";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        viewId: string;
                    };
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        viewId: string;
                    };
                };
            };
        };
    };
    listSenders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        offices: {
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                        }[];
                        senders: {
                            /** Format: date-time */
                            createdAt: string;
                            held: number;
                            kinds: string[];
                            lastReceivedAt: string | null;
                            name: string;
                            /** Format: uuid */
                            nodeId: string;
                            permissions: ("change" | "draw-credential")[];
                            /** Format: uuid */
                            senderId: string;
                            state: "active" | "suspended";
                        }[];
                    };
                };
            };
        };
    };
    addSender: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kinds: string[];
                    name: string;
                    /** Format: uuid */
                    nodeId: string;
                    /** Format: uuid */
                    senderId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    changeSender: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kinds?: string[];
                    name?: string;
                    state?: "active" | "suspended";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    drawSenderCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        credential: string;
                    };
                };
            };
        };
    };
    listReceivedRecords: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "recorded" | "quarantined" | "dismissed" | "taken-back";
            };
            header?: never;
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentMask: string | null;
                            externalId: string;
                            kind: string | null;
                            name: string;
                            on: string | null;
                            permissions: ("match" | "dismiss" | "take-back")[];
                            problem: string | null;
                            /** Format: date-time */
                            receivedAt: string;
                            state: "recorded" | "quarantined" | "dismissed" | "taken-back";
                            title: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    dismissReceivedRecord: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalId: string;
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    matchReceivedRecord: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    takeBackReceivedRecord: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                senderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalId: string;
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        demonstration: boolean;
                        kind: "anyone" | "person" | "activation" | "setup";
                        person: null | {
                            documentMask: string;
                            locale: string;
                            name: string;
                            pendingNotices: number;
                            /** Format: uuid */
                            personId: string;
                            roles: {
                                /** Format: uuid */
                                appointmentId: string;
                                /** Format: uuid */
                                nodeId: string;
                                nodeName: string;
                                role: string;
                            }[];
                        };
                        smsOffered: boolean;
                        /** Format: date */
                        today: string;
                    };
                };
            };
        };
    };
    changeOwnContact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    kind: "phone" | "email";
                    value: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    chooseLocale: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    locale: "zh-CN" | "en";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
        };
    };
    finishSetUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alsoAt: ("bureau" | "department" | "unit")[];
                    consentVersion: string;
                    idNumber: string;
                    locale?: "zh-CN" | "en";
                    loginName?: string;
                    name: string;
                    password: string;
                    place: {
                        bureauName: string;
                        creditCode: string | null;
                        departmentName: string | null;
                        numberPrefix: string;
                        packId: string;
                        parameters: {
                            [key: string]: string;
                        };
                        readings: {
                            [key: string]: string;
                        };
                        regionCode: string;
                        unitName: string;
                    };
                    worksAt: "bureau" | "department" | "unit";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        bureauId: string;
                        departmentId: string | null;
                        /** Format: uuid */
                        personId: string;
                        /** Format: uuid */
                        regionId: string;
                        /** Format: uuid */
                        unitId: string;
                    };
                };
            };
        };
    };
    openSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresAt: string;
                    };
                };
            };
        };
    };
    setUpState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consentVersion: string;
                        keyFile: string | null;
                        state: "waiting" | "open" | "done";
                    };
                };
            };
        };
    };
    getStudyAnomaly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                anomalyId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answer: string | null;
                        beats: {
                            /** Format: date-time */
                            at: string;
                            creditedMs: number;
                            device: string;
                            from: number;
                            to: number;
                        }[];
                        course: string;
                        earlier: {
                            /** Format: date-time */
                            foundAt: string;
                            opinion: string | null;
                            state: string;
                        }[];
                        findings: {
                            figures: {
                                [key: string]: number;
                            };
                            /** @enum {unknown} */
                            reason: "unbroken" | "top-rate" | "around-the-clock" | "quick-answers" | "in-step";
                        }[];
                        /** Format: date-time */
                        foundAt: string;
                        state: string;
                    };
                };
            };
        };
    };
    getStudyAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        beats: {
                            /** Format: date-time */
                            at: string;
                            creditedMs: number;
                            device: string;
                            from: number;
                            to: number;
                        }[];
                        chapter: string;
                        course: string;
                        intervals: {
                            from: number;
                            to: number;
                        }[];
                        /** Format: date-time */
                        madeAt: string;
                        state: string;
                        text: string;
                        uncredited: {
                            /** Format: date-time */
                            at: string;
                            from: number;
                            reason: string;
                            to: number;
                        }[];
                    };
                };
            };
        };
    };
    studyOverview: {
        parameters: {
            query?: {
                skip?: number;
                unit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        courses: {
                            /** Format: uuid */
                            courseId: string;
                            done: number;
                            failed: number;
                            passed: number;
                            provisional: number;
                            studying: number;
                            title: string;
                        }[];
                        more: {
                            courses: boolean;
                            units: boolean;
                        };
                        units: {
                            finished: number;
                            name: string;
                            people: number;
                            taking: number;
                            /** Format: uuid */
                            unitId: string;
                        }[];
                        year: number;
                    };
                };
            };
        };
    };
    listStudyAnomalies: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                reason?: "unbroken" | "top-rate" | "around-the-clock" | "quick-answers" | "in-step";
                state?: "open" | "cleared" | "asked" | "answered" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            anomalyId: string;
                            /** Format: uuid */
                            caseId: string;
                            course: string;
                            /** Format: date-time */
                            foundAt: string;
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            reasons: string[];
                            state: string;
                            unitName: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    exportStudyOverview: {
        parameters: {
            query: {
                by: "unit" | "course";
                locale?: "zh-CN" | "en";
                unit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStudyPeople: {
        parameters: {
            query?: {
                cursor?: string;
                group?: "met" | "hoped" | "short" | "not-met";
                limit?: number;
                search?: string;
                unit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            done: number;
                            group: string;
                            lastOn: string | null;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            provisional: number;
                            short: string;
                            studying: number;
                            unit: "hour" | "credit";
                            unitName: string;
                        }[];
                        nextCursor: string | null;
                        permissions: "remind"[];
                    };
                };
            };
        };
    };
    makeSlipsOfUnit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: uuid */
                        sheetId: string;
                    };
                };
            };
        };
    };
    listUnitForms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forms: {
                            categories: {
                                id: string;
                                label: components["schemas"]["Words"];
                            }[];
                            chooses: boolean;
                            decision: {
                                ask: string;
                                hint: components["schemas"]["Words"] | null;
                                label: components["schemas"]["Words"];
                                max: string | null;
                                rule: string;
                            } | null;
                            evidence: {
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                required: boolean;
                            }[];
                            fields: {
                                decimals: number | null;
                                hint: components["schemas"]["Words"] | null;
                                id: string;
                                label: components["schemas"]["Words"];
                                maps: string;
                                max: string | null;
                                maxLength: number | null;
                                min: string | null;
                                options: {
                                    label: components["schemas"]["Words"];
                                    value: string;
                                }[];
                                print: boolean;
                                required: boolean;
                                type: string;
                                unit: components["schemas"]["Words"] | null;
                            }[];
                            group: components["schemas"]["Words"] | null;
                            hint: components["schemas"]["Words"] | null;
                            id: string;
                            importKind: string;
                            kind: string;
                            label: components["schemas"]["Words"];
                            noEvidence: components["schemas"]["Words"] | null;
                            rules: string[];
                            windows: {
                                from: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                /** @enum {unknown} */
                                limits: "done" | "handed-in";
                                makeUp: boolean;
                                /** @enum {unknown} */
                                state: "open" | "not-yet" | "closed" | "late";
                                to: string;
                                year: number;
                            }[];
                        }[];
                        pack: components["schemas"]["PackInForce"];
                    };
                };
            };
        };
    };
    listPostings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            closedOn: string | null;
                            fromOn: string;
                            lastOn: string;
                            openObjections: number;
                            /** Format: uuid */
                            postingId: string;
                            record: {
                                dismissed: number;
                                objections: number;
                                people: number;
                                summaryDigest: string;
                                upheld: number;
                            } | null;
                            state: string;
                            /** Format: uuid */
                            summaryId: string;
                            /** Format: uuid */
                            unitId: string;
                            workingDays: number;
                            year: number;
                        }[];
                    };
                };
            };
        };
    };
    getPosting: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                postingId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        categories: {
                            id: string;
                            label: components["schemas"]["Words"];
                        }[];
                        lines: {
                            name: string;
                            outcome: string;
                            own: boolean;
                            short: string;
                            totals: {
                                [key: string]: string;
                            };
                            unitName: string;
                        }[];
                        nextAfter: number | null;
                        objections: {
                            answer: string | null;
                            answeredBy: string | null;
                            file: {
                                /** Format: uuid */
                                evidenceId: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            madeAt: string;
                            name: string;
                            /** Format: uuid */
                            objectionId: string;
                            permissions: {
                                answer: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            state: string;
                            text: string;
                        }[];
                        people: number;
                        permissions: {
                            object: boolean;
                        };
                        posting: {
                            closedOn: string | null;
                            fromOn: string;
                            lastOn: string;
                            openObjections: number;
                            /** Format: uuid */
                            postingId: string;
                            record: {
                                dismissed: number;
                                objections: number;
                                people: number;
                                summaryDigest: string;
                                upheld: number;
                            } | null;
                            state: string;
                            /** Format: uuid */
                            summaryId: string;
                            /** Format: uuid */
                            unitId: string;
                            workingDays: number;
                            year: number;
                        };
                        unit: string;
                        unitName: string;
                    };
                };
            };
        };
    };
    postUnitSummary: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                postingId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    summaryId: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closedOn: string | null;
                        fromOn: string;
                        lastOn: string;
                        openObjections: number;
                        /** Format: uuid */
                        postingId: string;
                        record: {
                            dismissed: number;
                            objections: number;
                            people: number;
                            summaryDigest: string;
                            upheld: number;
                        } | null;
                        state: string;
                        /** Format: uuid */
                        summaryId: string;
                        /** Format: uuid */
                        unitId: string;
                        workingDays: number;
                        year: number;
                    };
                };
            };
        };
    };
    objectToPosting: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                objectionId: string;
                postingId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    evidenceId: string | null;
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        objectionId: string;
                    };
                };
            };
        };
    };
    answerObjection: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                objectionId: string;
                postingId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    outcome: "upheld" | "dismissed";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            answer: string | null;
                            answeredBy: string | null;
                            file: {
                                /** Format: uuid */
                                evidenceId: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            madeAt: string;
                            name: string;
                            /** Format: uuid */
                            objectionId: string;
                            permissions: {
                                answer: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            state: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    listRegisteredSessions: {
        parameters: {
            query: {
                formId: string;
                from: string;
                to: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        more: boolean;
                        sessions: {
                            category: string | null;
                            cells: {
                                caseId: string | null;
                                /** Format: uuid */
                                declarationId: string;
                                files: number;
                                /** Format: uuid */
                                personId: string;
                                personName: string;
                                state: string;
                                version: number;
                            }[];
                            values: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listRegistrations: {
        parameters: {
            query?: {
                cursor?: string;
                formId?: string;
                limit?: number;
                state?: "draft" | "in-review" | "counted" | "returned" | "rejected" | "withdrawn" | "vetoed";
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            count: number;
                            state: string;
                        }[];
                        items: {
                            /** Format: uuid */
                            declarationId: string;
                            files: number;
                            formLabel: components["schemas"]["Words"] | null;
                            hours: string | null;
                            lacks: components["schemas"]["Words"][];
                            number: string | null;
                            objection: string | null;
                            permissions: {
                                discard: boolean;
                                submit: boolean;
                            };
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            registeredAt: string;
                            state: string;
                            title: string;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    registerRecords: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    category: string | null;
                    files: {
                        /** Format: uuid */
                        evidenceId: string;
                        slot: string;
                    }[];
                    formId: string;
                    handIn: boolean;
                    people: {
                        /** Format: uuid */
                        declarationId: string;
                        /** Format: uuid */
                        personId: string;
                    }[];
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            code: string | null;
                            /** Format: uuid */
                            declarationId: string;
                            detail: {
                                [key: string]: string | number;
                            };
                            errors: {
                                code: string;
                                detail: {
                                    [key: string]: string | number;
                                };
                                path: string;
                            }[];
                            number: string | null;
                            ok: boolean;
                            outcome: string | null;
                            /** Format: uuid */
                            personId: string;
                            state: string | null;
                            version: number | null;
                        }[];
                    };
                };
            };
        };
    };
    discardRegistrations: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** Format: uuid */
                        declarationId: string;
                        /** Format: uuid */
                        personId: string;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            code: string | null;
                            /** Format: uuid */
                            declarationId: string;
                            detail: {
                                [key: string]: string | number;
                            };
                            errors: {
                                code: string;
                                detail: {
                                    [key: string]: string | number;
                                };
                                path: string;
                            }[];
                            number: string | null;
                            ok: boolean;
                            outcome: string | null;
                            /** Format: uuid */
                            personId: string;
                            state: string | null;
                            version: number | null;
                        }[];
                    };
                };
            };
        };
    };
    submitRegistrations: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        /** Format: uuid */
                        evidenceId: string;
                        slot: string;
                    }[];
                    items: {
                        /** Format: uuid */
                        declarationId: string;
                        /** Format: uuid */
                        personId: string;
                        version: number;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            code: string | null;
                            /** Format: uuid */
                            declarationId: string;
                            detail: {
                                [key: string]: string | number;
                            };
                            errors: {
                                code: string;
                                detail: {
                                    [key: string]: string | number;
                                };
                                path: string;
                            }[];
                            number: string | null;
                            ok: boolean;
                            outcome: string | null;
                            /** Format: uuid */
                            personId: string;
                            state: string | null;
                            version: number | null;
                        }[];
                    };
                };
            };
        };
    };
    getUnitRulebook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackCard"];
                };
            };
        };
    };
    closeUnitSummary: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                summaryId: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    year: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closedBy: string;
                        closedOn: string;
                        content: {
                            byCategory: {
                                counted: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                pending: string;
                            }[];
                            byKind: {
                                hours: string;
                                label: components["schemas"]["Words"];
                                people: number;
                            }[];
                            byUnit: {
                                hoped: number;
                                met: number;
                                people: number;
                                short: number;
                                unitName: string;
                            }[];
                            counts: {
                                hoped: number;
                                met: number;
                                people: number;
                                short: number;
                            };
                            unit: string;
                            unitName: string;
                            year: number;
                        };
                        digest: string;
                        sequence: number;
                        /** Format: uuid */
                        summaryId: string;
                    };
                };
            };
        };
    };
    getUnitSummary: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            closedBy: string;
                            closedOn: string;
                            content: {
                                byCategory: {
                                    counted: string;
                                    id: string;
                                    label: components["schemas"]["Words"];
                                    pending: string;
                                }[];
                                byKind: {
                                    hours: string;
                                    label: components["schemas"]["Words"];
                                    people: number;
                                }[];
                                byUnit: {
                                    hoped: number;
                                    met: number;
                                    people: number;
                                    short: number;
                                    unitName: string;
                                }[];
                                counts: {
                                    hoped: number;
                                    met: number;
                                    people: number;
                                    short: number;
                                };
                                unit: string;
                                unitName: string;
                                year: number;
                            };
                            digest: string;
                            sequence: number;
                            /** Format: uuid */
                            summaryId: string;
                        } | null;
                        live: {
                            byCategory: {
                                counted: string;
                                id: string;
                                label: components["schemas"]["Words"];
                                pending: string;
                            }[];
                            byKind: {
                                hours: string;
                                label: components["schemas"]["Words"];
                                people: number;
                            }[];
                            byUnit: {
                                hoped: number;
                                met: number;
                                people: number;
                                short: number;
                                unitName: string;
                            }[];
                            counts: {
                                hoped: number;
                                met: number;
                                people: number;
                                short: number;
                            };
                            unit: string;
                            unitName: string;
                            year: number;
                        };
                        permissions: {
                            close: boolean;
                            post: boolean;
                        };
                    };
                };
            };
        };
    };
    exportUnitSummary: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
                summaryId?: string;
                year?: number;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["Problem"];
                };
            };
        };
    };
    printUnitSummary: {
        parameters: {
            query?: {
                summaryId?: string;
                year?: number;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Problem"];
                };
            };
        };
    };
}
