import QtQuick
pragma Singleton
QtObject { readonly property int answer: 42 }
