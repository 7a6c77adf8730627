; The installer for Windows: for one person, without an administrator. build.py calls this with
;   VERSION  FROZEN (folder of the frozen program)  ICON  OUT  and, where files are signed, SIGN (a command line)
;
;   setup.exe /S            without a word
;   uninstall.exe /S        leaves faxes, settings and keys where they are
;   uninstall.exe /S /ALL   removes them too
; Both end with 2 while the program runs: files in use can be neither replaced nor removed.

Unicode true
!ifdef WIDE
  Target amd64-unicode ; only Debian's NSIS has it, and wine without its 32-bit half starts nothing else
!endif
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Faxwell"
!define DOCUMENT "Faxwell.pdf"
!define VERB "Software\Classes\SystemFileAssociations\.pdf\shell\Faxwell"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define DATA "$LOCALAPPDATA\Faxwell"

Name "Faxwell"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Faxwell"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Faxwell ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Faxwell"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Faxwell setup"
VIAddVersionKey LegalCopyright "The Faxwell authors"

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\faxwell.exe"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Put an icon on the desktop, to drop PDFs on"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutIconOnDesktop
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_UNCOMPONENTSPAGE_TEXT_TOP "Your faxes, settings and API keys stay on this computer unless you choose otherwise."

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs cannot be opened for writing.
!macro AwaitEnd PROGRAM
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      ${Break}
    ${EndIf}
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
      "Faxwell is running. Please close it, then choose Retry." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

!macro Refresh ; the Explorer reads verbs and icons again
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  !insertmacro AwaitEnd faxwell.exe
  !insertmacro AwaitEnd faxwell-cli.exe
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FROZEN}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  SetOutPath "$PROFILE" ; a shortcut starts the program in this folder
  CreateShortcut "$SMPROGRAMS\Faxwell.lnk" "$INSTDIR\faxwell.exe" "" "" "" "" "" "Send PDFs as faxes"
  CreateShortcut "$SENDTO\Faxwell.lnk" "$INSTDIR\faxwell.exe"

  WriteRegStr HKCU "${VERB}" "" "Send as fax"
  WriteRegStr HKCU "${VERB}" "Icon" '"$INSTDIR\faxwell.exe",0'
  WriteRegStr HKCU "${VERB}\command" "" '"$INSTDIR\faxwell.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}" "" "PDF document"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}\Application" "ApplicationName" "Faxwell"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\faxwell.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.pdf\OpenWithProgids" "${DOCUMENT}" ""

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Faxwell"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\faxwell.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Faxwell authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro Refresh
SectionEnd

Function PutIconOnDesktop
  SetOutPath "$PROFILE"
  CreateShortcut "$DESKTOP\Faxwell.lnk" "$INSTDIR\faxwell.exe"
FunctionEnd

; Before the program goes: it knows its keys.
Section /o "un.Also the list of faxes, faxes still to be sent, settings and API keys" All
  !insertmacro AwaitEnd faxwell.exe
  !insertmacro AwaitEnd faxwell-cli.exe
  nsExec::Exec '"$INSTDIR\faxwell-cli.exe" accounts --forget-keys'
  Pop $0
  RMDir /r "${DATA}"
SectionEnd

Section "un.The program"
  SectionIn RO
  !insertmacro AwaitEnd faxwell.exe
  !insertmacro AwaitEnd faxwell-cli.exe
  Delete "$SMPROGRAMS\Faxwell.lnk"
  Delete "$SENDTO\Faxwell.lnk"
  Delete "$DESKTOP\Faxwell.lnk"
  Delete "$INSTDIR\faxwell.exe"
  Delete "$INSTDIR\faxwell-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir "$INSTDIR" ; stays when somebody put a file of their own there
  DeleteRegKey HKCU "${VERB}"
  DeleteRegKey HKCU "Software\Classes\${DOCUMENT}"
  DeleteRegValue HKCU "Software\Classes\.pdf\OpenWithProgids" "${DOCUMENT}"
  DeleteRegValue HKCU "${RUN}" "Faxwell" ; written by the program, if its person wishes
  DeleteRegValue HKCU "${APPROVED}" "Faxwell"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro Refresh
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALL" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${All}
  ${EndIf}
FunctionEnd
