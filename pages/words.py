"""The words around the chapters, in both languages."""

WORDS = {
    "ko": {
        "course": "선형 모델", "this": "ko", "other": "en", "switch": "English", "skip": "본문으로 건너뛰기",
        "contents": "차례", "chapters": "앞뒤 장", "previous": "이전", "next": "다음",
        "search": "강의에서 찾기", "results": "찾은 곳", "found": "{n}곳", "none": "찾는 말이 없습니다.",
        "dark": "어둡게", "table": "표", "formula": "식", "code": "코드", "output": "실행 결과",
        "open": "이 장 열기", "download": "노트북 내려받기 (.ipynb)", "binder": "Binder에서 실행",
        "lab": "내 컴퓨터에서 실행하려면 강의 폴더에서 {command} 명령으로 JupyterLab을 여세요.",
        "intro": "장을 골라 위에서 아래로 읽으세요. 그림의 슬라이더는 설치도 인터넷도 없이 이 페이지에서 바로 "
        "움직입니다. 코드를 고쳐 실행하는 일에는 Python이 필요합니다.",
        "license": "글과 그림은 CC BY 4.0, 코드는 MIT 라이선스를 따릅니다.",
    },
    "en": {
        "course": "Linear models", "this": "en", "other": "ko", "switch": "한국어", "skip": "Skip to the text",
        "contents": "Contents", "chapters": "Chapters before and after", "previous": "Previous", "next": "Next",
        "search": "Search the course", "results": "Places found", "found": "{n} found", "none": "Nothing found.",
        "dark": "Dark", "table": "Table", "formula": "Formula", "code": "Code", "output": "Output",
        "open": "Open this chapter", "download": "Download the notebook (.ipynb)", "binder": "Run it on Binder",
        "lab": "To run it on your own computer, open JupyterLab with {command} in the course's folder.",
        "intro": "Choose a chapter and read from top to bottom. The sliders move right here, with nothing installed "
        "and no network. To change code and run it you need Python.",
        "license": "Text and figures: CC BY 4.0. Code: MIT.",
    },
}  # fmt: skip
