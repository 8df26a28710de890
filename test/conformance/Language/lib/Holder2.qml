import QtQuick
Item { property Item item: Item { } property alias label: t; Text { id: t; text: "t" } }
